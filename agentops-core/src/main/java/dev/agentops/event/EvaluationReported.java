package dev.agentops.event;

import dev.agentops.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator said something of what an agent did. It comes after the end of what was evaluated, often after the end of the
 * session, and so is none of the events of a level.
 *
 * @param session the session that was evaluated, or that the evaluated turn or call belongs to
 * @param span where that was recorded; null when nowhere
 * @param evaluator the evaluator's name
 * @param level what was evaluated: {@code session}, {@code turn}, {@code tool_call} or {@code system}
 * @param score from 0 to 1; null when the evaluator failed
 * @param label the same in a word out of few; null when the evaluator failed
 * @param explanation why, as far as content is recorded
 * @param responseId the id of the model's answer that was evaluated; null when it is not known
 * @param errorType class name of the evaluator's failure; null when it did not fail
 */
public record EvaluationReported(
        SessionOpened session,
        @Nullable SpanReference span,
        String evaluator,
        String level,
        @Nullable Double score,
        @Nullable String label,
        Content explanation,
        @Nullable String responseId,
        @Nullable String errorType) {}
