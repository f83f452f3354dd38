package dev.agentops.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts results and hands them on, until it is told to stop. What the sink throws ends here. */
final class ResultDelivery implements ResultTaker {
    private static final Logger LOG = LoggerFactory.getLogger(ResultDelivery.class);

    private final ResultSink sink;
    private final Map<String, EvaluatorMeter> meters = new LinkedHashMap<>();
    private final LongAdder failures = new LongAdder();
    private final AtomicBoolean logged = new AtomicBoolean();
    private volatile boolean stopped;

    ResultDelivery(ResultSink sink, List<String> evaluators) {
        this.sink = sink;
        evaluators.forEach(name -> meters.put(name, new EvaluatorMeter(name)));
    }

    @Override
    public boolean take(EvaluationResult result) {
        if (stopped) {
            return false;
        }
        Objects.requireNonNull(meters.get(result.evaluator())).count(result);
        try {
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

    @Override
    public boolean isStopped() {
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
