package dev.agentops.event;

/**
 * A session ended.
 *
 * @param start the session
 * @param cause why
 * @param calls calls that were started in it
 * @param durationNanos how long it was open, in nanoseconds
 */
public record SessionEnded(SessionOpened start, Cause cause, long calls, long durationNanos) implements EndEvent {

    /** Why a session ends. */
    public enum Cause {
        /** It was closed. */
        CLOSED,
        /** It was neither closed nor used for the idle time. */
        IDLE,
        /** The system was closed. */
        SHUTDOWN
    }
}
