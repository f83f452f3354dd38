package dev.agentops.memory;

import dev.agentops.authorization.Denial;

/** An access to memory was refused: nothing was read and nothing was written. */
public final class MemoryDeniedException extends MemoryException {
    private static final long serialVersionUID = 1L;

    private final transient Denial denial;

    MemoryDeniedException(String operation, Denial denial) {
        super("memory " + operation + " was denied: " + denial.modelText());
        this.denial = denial;
    }

    /** Why. */
    public Denial denial() {
        return denial;
    }
}
