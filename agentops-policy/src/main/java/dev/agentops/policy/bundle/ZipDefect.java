package dev.agentops.policy.bundle;

/** An archive is not built as it has to be. */
final class ZipDefect extends Exception {
    private static final long serialVersionUID = 1L;

    ZipDefect(String message) {
        super(message, null, false, false);
    }
}
