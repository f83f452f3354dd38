package dev.agentops.memory;

import dev.agentops.AgentSession;
import dev.agentops.identity.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may stand in braces in a template. Each is filled from the authenticated session or from the configuration. */
public enum NamespaceVariable {
    /** The tenant of the session's actor. */
    TENANT_ID("tenantId"),
    /** The session's actor: its id, after {@code Type:} where the type is not {@value Principal#DEFAULT_TYPE}. */
    ACTOR_ID("actorId"),
    /** The session. */
    SESSION_ID("sessionId"),
    /** The strategy that the template belongs to. */
    STRATEGY_ID("strategyId"),
    /** The name of the agent that works for the actor. */
    AGENT_NAME("agentName");

    private final String text;

    NamespaceVariable(String text) {
        this.text = text;
    }

    /** Its name as it stands between the braces. */
    public String text() {
        return text;
    }

    static Optional<NamespaceVariable> find(String name) {
        return Arrays.stream(values())
                .filter(variable -> variable.text.equals(name))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values())
                .map(variable -> "{" + variable.text + "}")
                .collect(Collectors.joining(", "));
    }

    /** The encoded segment of this variable in a session. */
    String segment(AgentSession session, String strategyId) {
        return switch (this) {
            case TENANT_ID -> Segments.encode("the tenant", session.actor().tenant());
            case ACTOR_ID -> actor(session.actor());
            case SESSION_ID -> Segments.encode("the session id", session.id().value());
            case STRATEGY_ID -> Segments.encode("the strategy id", strategyId);
            case AGENT_NAME -> Segments.encode("the agent name", session.agent().name());
        };
    }

    /** An encoded id has no colon, so a user whose id is {@code Service:7} is not the service 7. */
    private static String actor(Principal actor) {
        String id = Segments.encode("the actor id", actor.id());
        return actor.type().equals(Principal.DEFAULT_TYPE)
                ? id
                : Segments.encode("the actor type", actor.type()) + ":" + id;
    }
}
