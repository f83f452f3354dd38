package dev.agentops.event;

import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;

/**
 * A session was opened.
 *
 * @param id its id within the actor's tenant
 * @param actor who the agent works for
 * @param agent the agent
 * @param resumed whether a session of the same id was known before
 * @param atEpochMillis when, in milliseconds since the epoch
 */
public record SessionOpened(SessionId id, Principal actor, AgentIdentity agent, boolean resumed, long atEpochMillis)
        implements StartEvent {
    @Override
    public SessionOpened session() {
        return this;
    }
}
