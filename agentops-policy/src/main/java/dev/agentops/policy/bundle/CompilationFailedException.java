package dev.agentops.policy.bundle;

/** What a compiler threw, carried to where it is told. */
final class CompilationFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    CompilationFailedException(Throwable failure) {
        super(failure.getMessage() == null ? failure.toString() : failure.getMessage(), failure, false, false);
        this.failure = failure;
    }

    /** Whether the next attempt with the same bundle would fail as well. An error may come from a full memory. */
    boolean isLasting() {
        return !(failure instanceof Error);
    }

    RuntimeException rethrown() {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }
}
