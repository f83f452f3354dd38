package dev.agentops;

import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;

/** One version of an agent, which opens sessions. Thread-safe. */
public final class Agent {
    private final Engine engine;
    private final AgentIdentity identity;

    Agent(Engine engine, AgentIdentity identity) {
        this.engine = engine;
        this.identity = identity;
    }

    /** Name, version and environment. */
    public AgentIdentity identity() {
        return identity;
    }

    /**
     * Opens a session.
     *
     * @param sessionId chosen by the application, unique within the actor's tenant
     * @param actor who the agent works for, as it was authenticated
     * @throws SessionException when the id belongs to another actor, is open already or has ended, or when too many
     *     sessions are open
     * @throws IllegalArgumentException when the id is empty, too long or has invisible characters
     */
    public AgentSession openSession(String sessionId, Principal actor) {
        SessionId id = new SessionId(sessionId);
        engine.sessions().claim(id, actor, identity);
        return create(id, actor, false, Remembered.NOTHING);
    }

    /**
     * Goes on with a session: the open one of this very principal and agent, or a new one under the id of an ended one,
     * which has seen what that had seen. The process need not have seen it before; then what the session has seen is not
     * known, and so untrusted.
     *
     * @throws SessionException when the id belongs to another actor, when it is open with another authentication, other
     *     tags or groups, or another version of the agent, or when too many sessions are open
     * @throws IllegalArgumentException when the id is empty, too long or has invisible characters
     */
    public AgentSession resumeSession(String sessionId, Principal actor) {
        SessionId id = new SessionId(sessionId);
        AgentSession open = engine.sessions().findOpen(id, actor, identity);
        if (open == null) {
            return create(id, actor, true, engine.sessions().resume(id, actor, identity));
        }
        open.touch();
        return open;
    }

    private AgentSession create(SessionId id, Principal actor, boolean resumed, Remembered before) {
        boolean created = false;
        try {
            SessionOpened opened = new SessionOpened(id, actor, identity, resumed, engine.epochMillis());
            AgentSession session = new AgentSession(engine, opened, before);
            created = true;
            if (!engine.sessions().publish(session)) {
                session.close(SessionEnded.Cause.SHUTDOWN);
            }
            return session;
        } finally {
            if (!created) {
                engine.sessions().release(id, actor, identity, before);
            }
        }
    }
}
