package dev.agentops.eval;

import java.util.List;

/**
 * What an {@link OnlineEvaluation} did so far. When nothing is going on,
 * {@code sampled = notTracked + tracked + dropped + pending + evaluated + undelivered + abandoned}.
 *
 * @param sampled sessions that were chosen
 * @param notSampled sessions that were not
 * @param notTracked chosen sessions that were lost, because as many as may be were open already
 * @param tracked chosen sessions that are open and recorded
 * @param dropped chosen sessions that were lost when they ended, because the queue was full or closed
 * @param pending chosen sessions that wait for their evaluation or are in it
 * @param evaluated chosen sessions that all evaluators saw, and whose results the sink all took
 * @param undelivered chosen sessions that all evaluators saw, and of whose results the sink did not take at least one
 * @param abandoned chosen sessions whose evaluation was begun or waited for, and not finished: the time to close was over,
 *     or the virtual machine failed
 * @param lostResults results that the sink did not take
 * @param evaluators for each evaluator, in order
 */
public record EvaluationStats(
        long sampled,
        long notSampled,
        long notTracked,
        long tracked,
        long dropped,
        long pending,
        long evaluated,
        long undelivered,
        long abandoned,
        long lostResults,
        List<EvaluatorStats> evaluators) {
    /** Copies the list. */
    public EvaluationStats {
        evaluators = List.copyOf(evaluators);
    }
}
