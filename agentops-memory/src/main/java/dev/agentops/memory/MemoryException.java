package dev.agentops.memory;

import dev.agentops.AgentOpsException;
import org.jspecify.annotations.Nullable;

/** An access to memory did not happen as it was asked for. Memory never answers with less instead. */
public class MemoryException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception without a cause.
     *
     * @param message names the place, the value and the remedy
     */
    public MemoryException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message names the place, the value and the remedy
     * @param cause what made it fail, or null
     */
    public MemoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
