package dev.agentops.eval;

import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.event.EvaluationReported;
import dev.agentops.event.ObservedSystem;
import dev.agentops.event.SpanReference;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells the observers of the system what evaluators say. Thread-safe. */
final class EvaluationReports {
    private final AtomicReference<@Nullable ObservedSystem> system = new AtomicReference<>();

    /** The first system counts: an observer belongs to one. */
    void joined(ObservedSystem joined) {
        system.compareAndSet(null, joined);
    }

    /** Reports a score or a failure; that a question does not arise is no result of it. */
    void report(EvaluationResult result, @Nullable SpanReference span) {
        ObservedSystem to = system.get();
        if (to == null) {
            return;
        }
        if (result.evaluation() instanceof Evaluation.Score score) {
            Content explanation = to.content(ContentKind.EXPLANATION, score.explanation());
            to.report(event(result, span, score, explanation, null));
        } else if (result.evaluation() instanceof Evaluation.Errored errored) {
            to.report(event(result, span, null, Content.withheld(), errored.errorType()));
        }
    }

    private static EvaluationReported event(
            EvaluationResult result,
            @Nullable SpanReference span,
            Evaluation.@Nullable Score score,
            Content explanation,
            @Nullable String errorType) {
        return new EvaluationReported(
                result.session(),
                span,
                result.evaluator(),
                result.level().name().toLowerCase(Locale.ROOT),
                score == null ? null : score.value(),
                score == null ? null : score.label(),
                explanation,
                null,
                errorType);
    }
}
