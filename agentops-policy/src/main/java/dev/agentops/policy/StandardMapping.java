package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.policy.internal.schema.UnfitValueException;
import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapping that {@code docs/policies.md} describes. */
final class StandardMapping implements CedarMapping {
    static final StandardMapping INSTANCE = new StandardMapping();

    private static final String AGENT_TYPE = "Agent";
    private static final String GROUP_TYPE = "Group";
    private static final String ACTION_TYPE = "Action";

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
        return agent(request.agent());
    }

    @Override
    public EntityUid resource(AgentIdentity agent) {
        return agent(agent);
    }

    static EntityUid agent(AgentIdentity agent) {
        return new EntityUid(AGENT_TYPE, agent.name());
    }

    @Override
    public Map<String, ?> context(AuthorizationRequest request) {
        return new StandardContext().of(request, request.input(), VisibleFacts.ALL);
    }
}
