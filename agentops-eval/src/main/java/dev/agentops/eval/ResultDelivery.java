package dev.agentops.eval;

import dev.agentops.event.SpanReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts results and hands them on, until it is told to stop. What the sink throws ends here. */
final class ResultDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(ResultDelivery.class);

    private final ResultSink sink;
    private final EvaluationReports reports;
    private final Map<String, EvaluatorMeter> meters = new LinkedHashMap<>();
    private final LongAdder failures = new LongAdder();
    private final AtomicBoolean logged = new AtomicBoolean();
    private volatile boolean stopped;

    ResultDelivery(ResultSink sink, EvaluationReports reports, List<String> evaluators) {
        this.sink = sink;
        this.reports = reports;
        evaluators.forEach(name -> meters.put(name, new EvaluatorMeter(name)));
    }

    /**
     * Takes a result.
     *
     * @param span where the session was recorded
     * @return whether the sink took it
     */
    boolean take(EvaluationResult result, @Nullable SpanReference span) {
        if (stopped) {
            return false;
        }
        Objects.requireNonNull(meters.get(result.evaluator())).count(result);
        try {
            reports.report(result, span);
            sink.accept(result);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            contain(interrupted);
        } catch (Throwable failure) {
            contain(failure);
        }
        return false;
    }

    boolean isStopped() {
        return stopped;
    }

    /** On these threads nothing is let through: nobody is there to be told, and the next session must be evaluated. */
    void contain(Throwable failure) {
        failures.increment();
        if (logged.compareAndSet(false, true)) {
            LOG.warn("A result of an evaluation was lost. Further losses are counted, not logged", failure);
        }
    }

    void stop() {
        stopped = true;
    }

    long failures() {
        return failures.sum();
    }

    List<EvaluatorStats> evaluators() {
        return meters.values().stream().map(EvaluatorMeter::stats).toList();
    }
}
