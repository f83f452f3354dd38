package dev.agentops.eval;

/**
 * What one evaluator did so far.
 *
 * @param evaluator its name
 * @param scores sessions that it scored
 * @param notApplicable sessions that it had nothing to say of
 * @param errors sessions at which it failed
 * @param totalNanos time in it, in nanoseconds
 * @param maxNanos time in it for the slowest session, in nanoseconds
 */
public record EvaluatorStats(
        String evaluator, long scores, long notApplicable, long errors, long totalNanos, long maxNanos) {}
