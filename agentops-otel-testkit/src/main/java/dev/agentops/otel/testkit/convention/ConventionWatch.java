package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Checks everything that an SDK records, while it records: register {@link #spans} and {@link #logRecords} with the SDK, hand
 * collected metrics to {@link #metrics}, and ask {@link #assertNothingFound} at the end of a test.
 *
 * <p>Unlike a check of what was exported, it sees which attributes a span had when it was created. Thread-safe; what a span had
 * at its start is remembered for at most 100,000 spans that have not ended.
 */
public final class ConventionWatch {
    private static final int MOST_OPEN_SPANS = 100_000;

    private final ConventionChecker checker;
    private final Map<SpanContext, Attributes> starts = new ConcurrentHashMap<>();
    private final Queue<ConventionProblem> problems = new ConcurrentLinkedQueue<>();
    private final LongAdder checked = new LongAdder();

    private ConventionWatch(ConventionChecker checker) {
        this.checker = checker;
    }

    /** One that checks with the given checker. */
    public static ConventionWatch with(ConventionChecker checker) {
        return new ConventionWatch(checker);
    }

    /** Looks at spans when they start and end. */
    public SpanProcessor spans() {
        return new Spans();
    }

    /** Looks at log records when they are emitted. */
    public LogRecordProcessor logRecords() {
        return (context, log) -> found(checker.check(log.toLogRecordData()));
    }

    /** Looks at metrics that were collected. */
    public void metrics(Collection<MetricData> metrics) {
        metrics.forEach(metric -> found(checker.check(metric)));
    }

    /** What was found so far, without repetition. */
    public List<ConventionProblem> problems() {
        return problems.stream().distinct().toList();
    }

    /** How many spans, metrics and log records were checked. */
    public long checked() {
        return checked.sum();
    }

    /**
     * Nothing departs from the conventions.
     *
     * @throws AssertionError with a line for each problem
     */
    public void assertNothingFound() {
        if (!problems.isEmpty()) {
            throw new AssertionError("against the conventions:\n"
                    + problems().stream().map(ConventionProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    private void found(List<ConventionProblem> more) {
        checked.increment();
        problems.addAll(more);
    }

    private final class Spans implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            if (starts.size() < MOST_OPEN_SPANS) {
                starts.put(span.getSpanContext(), span.toSpanData().getAttributes());
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            SpanData data = span.toSpanData();
            Attributes start = starts.remove(span.getSpanContext());
            found(start == null ? checker.check(data) : checker.check(data, start));
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
