package dev.agentops.eval;

/** Takes the results of a session, one after the other. */
@FunctionalInterface
interface ResultTaker {
    /** Whether the result was taken. */
    boolean take(EvaluationResult result);

    /** Whether no further result is wanted. */
    default boolean isStopped() {
        return false;
    }
}
