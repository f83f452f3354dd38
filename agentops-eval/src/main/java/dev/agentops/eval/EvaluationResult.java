package dev.agentops.eval;

import dev.agentops.event.SessionOpened;

/**
 * One evaluator's word on one session, with all that is needed to count it rightly.
 *
 * @param session which session, of which actor and agent version
 * @param evaluator the evaluator's name
 * @param level the level that the result is about
 * @param evaluation what it says
 * @param sampling why this session was evaluated, and with which probability it was chosen
 * @param durationNanos how long the evaluator took, in nanoseconds
 */
public record EvaluationResult(
        SessionOpened session,
        String evaluator,
        Level level,
        Evaluation evaluation,
        Sampling sampling,
        long durationNanos) {}
