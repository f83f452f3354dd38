package dev.agentops.cli;

/** The command cannot go on. Its message names the place, the value and the remedy; it has no stack trace. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message, null, false, false);
    }
}
