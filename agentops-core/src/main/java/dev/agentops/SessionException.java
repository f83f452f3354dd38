package dev.agentops;

/** A session cannot be opened, found or used as it was asked for. */
public final class SessionException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Problem {
        /** The id belongs to a session of another actor. */
        OTHER_ACTOR,
        /** The session is open already: use it, or resume it. */
        ALREADY_OPEN,
        /** The session or turn has ended. */
        ENDED,
        /** As many sessions are open as may be. */
        TOO_MANY,
        /** No session is current here. */
        NONE_CURRENT
    }

    private final Problem problem;

    SessionException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /** What is the matter. */
    public Problem problem() {
        return problem;
    }
}
