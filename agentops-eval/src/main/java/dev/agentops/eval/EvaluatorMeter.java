package dev.agentops.eval;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts what one evaluator says, and how long it takes. */
final class EvaluatorMeter {
    private final String name;
    private final LongAdder scores = new LongAdder();
    private final LongAdder notApplicable = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);

    EvaluatorMeter(String name) {
        this.name = name;
    }

    void count(EvaluationResult result) {
        counter(result.evaluation()).increment();
        nanos.add(result.durationNanos());
        slowest.accumulate(result.durationNanos());
    }

    private LongAdder counter(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Score) {
            return scores;
        }
        return evaluation instanceof Evaluation.NotApplicable ? notApplicable : errors;
    }

    EvaluatorStats stats() {
        return new EvaluatorStats(name, scores.sum(), notApplicable.sum(), errors.sum(), nanos.sum(), slowest.get());
    }
}
