package dev.agentops.eval;

import dev.agentops.figures.Figure;
import dev.agentops.figures.Figure.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** The statistics of an online evaluation as figures. */
final class EvaluationFigures {
    private static final String OUTCOME = "agentops.evaluation.outcome";
    private static final String EVALUATOR = "gen_ai.evaluation.name";

    private final OnlineEvaluation evaluation;

    private EvaluationFigures(OnlineEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    static List<Figure> of(OnlineEvaluation evaluation, List<String> evaluators) {
        EvaluationFigures figures = new EvaluationFigures(evaluation);
        return List.of(
                figures.sessions(),
                figures.open(),
                figures.pending(),
                figures.lost(),
                figures.results(evaluators),
                figures.time(evaluators));
    }

    private Figure sessions() {
        return Figure.of(
                        Kind.COUNTER,
                        "agentops.evaluation.sessions",
                        "{session}",
                        "Sessions by what became of their evaluation.")
                .with(OUTCOME, "not_sampled", () -> stats().notSampled())
                .with(OUTCOME, "not_tracked", () -> stats().notTracked())
                .with(OUTCOME, "dropped", () -> stats().dropped())
                .with(OUTCOME, "evaluated", () -> stats().evaluated())
                .with(OUTCOME, "undelivered", () -> stats().undelivered())
                .with(OUTCOME, "abandoned", () -> stats().abandoned());
    }

    private Figure open() {
        return Figure.gauge(
                "agentops.evaluation.open",
                "{session}",
                "Sampled sessions that are open and recorded.",
                () -> stats().tracked());
    }

    private Figure pending() {
        return Figure.gauge(
                "agentops.evaluation.pending",
                "{session}",
                "Sampled sessions that wait for their evaluation or are in it.",
                () -> stats().pending());
    }

    private Figure lost() {
        return Figure.counter(
                "agentops.evaluation.lost_results",
                "{result}",
                "Results that the sink did not take.",
                () -> stats().lostResults());
    }

    private Figure results(List<String> evaluators) {
        Figure results = Figure.of(
                Kind.COUNTER, "agentops.evaluation.results", "{result}", "Results of each evaluator by what they are.");
        for (int i = 0; i < evaluators.size(); i++) {
            results = results.with(result(evaluators.get(i), "score"), ofEvaluator(i, EvaluatorStats::scores))
                    .with(result(evaluators.get(i), "not_applicable"), ofEvaluator(i, EvaluatorStats::notApplicable))
                    .with(result(evaluators.get(i), "error"), ofEvaluator(i, EvaluatorStats::errors));
        }
        return results;
    }

    private static Map<String, String> result(String evaluator, String outcome) {
        return Map.of(EVALUATOR, evaluator, OUTCOME, outcome);
    }

    private Figure time(List<String> evaluators) {
        Figure time = Figure.of(Kind.COUNTER, "agentops.evaluation.time", "ms", "Time spent in each evaluator.");
        for (int i = 0; i < evaluators.size(); i++) {
            LongSupplier nanos = ofEvaluator(i, EvaluatorStats::totalNanos);
            time = time.with(EVALUATOR, evaluators.get(i), () -> TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong()));
        }
        return time;
    }

    private LongSupplier ofEvaluator(int position, ToLongFunction<EvaluatorStats> number) {
        return () -> number.applyAsLong(stats().evaluators().get(position));
    }

    private EvaluationStats stats() {
        return evaluation.stats();
    }
}
