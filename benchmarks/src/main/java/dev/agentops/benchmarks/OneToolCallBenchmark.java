package dev.agentops.benchmarks;

import dev.agentops.CallOutcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one guarded tool call costs, beside what the same call costs without the library and beside the span and the metric
 * that the library records, written by hand. Each call builds a new map of three arguments, as an agent does.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class OneToolCallBenchmark {

    /** For JMH. */
    public OneToolCallBenchmark() {}

    private static Map<String, Object> arguments(long amount) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("order_id", "W2378156");
        arguments.put("reason", "damaged");
        arguments.put("amount", amount);
        return arguments;
    }

    /** The tool's body alone. */
    @Benchmark
    public @Nullable Object baseline() {
        return GuardedSystem.refund(arguments(40));
    }

    /** The body within the span and the duration metric that the library would record, written by hand. */
    @Benchmark
    @SuppressWarnings("try") // the scope is there to be closed
    public @Nullable Object otelSpanByHand(TelemetryState telemetry) {
        long start = System.nanoTime();
        Span span = telemetry.startSpan();
        try (Scope current = span.makeCurrent()) {
            try {
                return GuardedSystem.refund(arguments(40));
            } finally {
                telemetry.end(span, System.nanoTime() - start);
            }
        }
    }

    /** The path alone: no decision, no observer, no schema. */
    @Benchmark
    public CallOutcome guardNoop(NoopState state) {
        return state.turn().call(GuardedSystem.TOOL, arguments(40));
    }

    /** Everything: schema, a decision over 100 policies, sampling, span, metric; the call is allowed. */
    @Benchmark
    public CallOutcome guardAllowed(FullState state) {
        return state.turn().call(GuardedSystem.TOOL, arguments(40));
    }

    /** Everything; the call is denied by a policy. */
    @Benchmark
    public CallOutcome guardDenied(FullState state) {
        return state.turn().call(GuardedSystem.TOOL, arguments(4000));
    }
}
