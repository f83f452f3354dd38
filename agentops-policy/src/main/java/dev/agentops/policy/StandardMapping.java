package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.tool.TrustLabel;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapping that {@code docs/policies.md} describes. */
final class StandardMapping implements CedarMapping {
    static final StandardMapping INSTANCE = new StandardMapping();
    static final String INPUT = "input";

    private StandardMapping() {}

    @Override
    public EntityUid principal(Principal principal) {
        return new EntityUid(principal.type(), principal.id());
    }

    @Override
    public Set<EntityUid> parents(Principal principal) {
        return principal.groups().stream()
                .map(group -> new EntityUid("Group", group))
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
            case TOOL -> "Action";
            case MEMORY -> "Memory::Action";
            case AGENT -> "Agent::Action";
        };
    }

    @Override
    public EntityUid resource(AuthorizationRequest request) {
        return new EntityUid("Agent", request.agent().name());
    }

    @Override
    public Map<String, ?> context(AuthorizationRequest request) {
        return Map.of(
                INPUT,
                request.input(),
                "session",
                session(request.session(), request.principal()),
                "agent",
                agent(request.agent()));
    }

    private static Map<String, ?> session(SessionFacts session, Principal actor) {
        return Map.of(
                "id", session.sessionId(),
                "actor", actor.id(),
                "tenant", actor.tenant(),
                "turn", (long) session.turn(),
                "calls", session.calls(),
                "tainted", session.taint() == TrustLabel.UNTRUSTED);
    }

    private static Map<String, String> agent(AgentIdentity agent) {
        return Map.of("name", agent.name(), "version", agent.version(), "environment", agent.environment());
    }
}
