package dev.agentops.benchmarks;

import dev.agentops.event.Observation;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What the telemetry of one tool call costs through the library, beside the same written by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ToolSpanBenchmark {

    /** For JMH. */
    public ToolSpanBenchmark() {}

    /** By hand. */
    @Benchmark
    public Span byHand(ToolSpanState state) {
        return state.byHand();
    }

    /** Through the library. */
    @Benchmark
    public Observation library(ToolSpanState state) {
        return state.byTheLibrary();
    }
}
