package dev.agentops.memory;

/** A template, a configuration or an id cannot be made into a namespace that is told apart from every other. */
public final class NamespaceInvalidException extends MemoryException {
    private static final long serialVersionUID = 1L;

    NamespaceInvalidException(String message) {
        super(message);
    }
}
