package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.policy.internal.schema.CedarValues;
import dev.agentops.policy.internal.schema.UnfitValueException;
import dev.agentops.policy.value.EntityUid;
import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapping that {@code docs/policies.md} describes. */
final class StandardMapping implements CedarMapping {
    static final StandardMapping INSTANCE = new StandardMapping();
    static final String INPUT = CedarValues.INPUT;

    private static final String SESSION = "session";
    private static final String AGENT = "agent";
    private static final String AGENT_TYPE = "Agent";
    private static final String GROUP_TYPE = "Group";
    private static final String ACTION_TYPE = "Action";

    /** What the parts of the context hold besides the arguments. */
    static final Map<String, Set<String>> FACTS = Map.of(
            SESSION, Set.of("id", "actor", "authenticated", "tenant", "turn", "calls", "tainted"),
            AGENT, Set.of("name", "version", "environment"));

    private StandardMapping() {}

    /**
     * A principal has a type of its own, otherwise it would be a group, with all that is granted to the group, or the agent.
     *
     * @throws UnfitValueException when its type stands for something else
     */
    @Override
    public EntityUid principal(Principal principal) {
        List<String> names = List.of(principal.type().split("::"));
        if (principal.type().equals(GROUP_TYPE) || principal.type().equals(AGENT_TYPE) || names.contains(ACTION_TYPE)) {
            throw new UnfitValueException("a principal cannot be of the type " + principal.type()
                    + ", which is that of groups, agents or actions: name another");
        }
        return new EntityUid(principal.type(), principal.id());
    }

    @Override
    public Set<EntityUid> parents(Principal principal) {
        return principal.groups().stream()
                .map(group -> new EntityUid(GROUP_TYPE, group))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, String> tags(Principal principal) {
        return principal.tags();
    }

    @Override
    public EntityUid action(Action action) {
        return new EntityUid(actionType(action.kind()), action.name());
    }

    private static String actionType(Action.Kind kind) {
        return switch (kind) {
            case TOOL -> ACTION_TYPE;
            case MEMORY -> "Memory::Action";
            case AGENT -> "Agent::Action";
        };
    }

    @Override
    public EntityUid resource(AuthorizationRequest request) {
        return new EntityUid(AGENT_TYPE, request.agent().name());
    }

    @Override
    public Map<String, ?> context(AuthorizationRequest request) {
        return Map.of(
                INPUT,
                request.input(),
                SESSION,
                session(request.session(), request.principal()),
                AGENT,
                agent(request.agent()));
    }

    private static Map<String, ?> session(SessionFacts session, Principal actor) {
        return Map.of(
                "id", session.sessionId(),
                "actor", actor.id(),
                "authenticated", actor.authentication().method() != Authentication.Method.NONE,
                "tenant", actor.tenant(),
                "turn", (long) session.turn(),
                "calls", session.calls(),
                "tainted", session.taint() == TrustLabel.UNTRUSTED);
    }

    private static Map<String, String> agent(AgentIdentity agent) {
        return Map.of("name", agent.name(), "version", agent.version(), "environment", agent.environment());
    }
}
