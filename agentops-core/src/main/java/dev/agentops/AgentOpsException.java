package dev.agentops;

import org.jspecify.annotations.Nullable;

/** The root of every exception that this library throws on purpose. Messages name the place, the value and the remedy. */
public class AgentOpsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception without a cause.
     *
     * @param message names the place, the value and the remedy
     */
    public AgentOpsException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message names the place, the value and the remedy
     * @param cause what made it fail, or null
     */
    public AgentOpsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For leaves that are values first: without a stack trace they cost no more than any object. */
    protected AgentOpsException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
        super(message, cause, true, writableStackTrace);
    }
}
