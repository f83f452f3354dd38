package dev.agentops.policy.conformance;

/** A case or an archive cannot be read. The message names the place and what would be right; there is no stack trace. */
final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    UnusableException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** The message. */
    String problem() {
        return problem;
    }
}
