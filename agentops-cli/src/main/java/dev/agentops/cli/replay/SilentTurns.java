package dev.agentops.cli.replay;

import dev.agentops.AgentSession;
import dev.agentops.Turn;

/**
 * Turns in which no user spoke: they hold the calls before a session's first user message and are not counted. Observers
 * can ask whether the turn that starts is one. For one thread.
 */
public final class SilentTurns {
    private boolean starting;

    /** None so far. */
    public SilentTurns() {}

    /** Whether such a turn is being started at this moment. */
    public boolean starting() {
        return starting;
    }

    Turn start(AgentSession session) {
        starting = true;
        try {
            return session.startTurn("");
        } finally {
            starting = false;
        }
    }
}
