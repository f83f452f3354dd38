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

/**
 * What one decision costs by engine, number of policies and their shape, over the same 64 calls in turn, of which about half are
 * allowed. A test shows that all engines give equal answers.
 *
 * <p>Every engine builds its request from the same principal and the same map of arguments at each decision, and has the setup
 * that its documentation offers for speed; the javadoc of its peer says what was chosen.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PolicyDecisionBenchmark {

    /** For JMH. */
    public PolicyDecisionBenchmark() {}

    /** With building the engine's request. */
    @Benchmark
    public Decision decide(PeerState engine) {
        return engine.decideNext();
    }

    /** This library alone, where the request exists already. */
    @Benchmark
    public Decision decideOnly(BuiltRequests library) {
        return library.decideNext();
    }
}
