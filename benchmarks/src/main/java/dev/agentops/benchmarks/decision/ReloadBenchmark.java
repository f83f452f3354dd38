package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** How long decisions take at worst while the policies are loaded again and swapped without a pause: see {@code p0.999}. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 4)
@Fork(2)
public class ReloadBenchmark {

    /** For JMH. */
    public ReloadBenchmark() {}

    /** With building the request. */
    @Benchmark
    public Decision decide(ReloadedPolicies reloaded) {
        return reloaded.decideNext();
    }
}
