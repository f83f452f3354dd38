package dev.agentops.benchmarks.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures points in one short fork each, and keeps the best of what was measured for each. */
final class ShortRuns {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<Point, Cost> costs = new HashMap<>();

    /** Building the request and deciding. */
    void decide(Collection<Engine> engines, Collection<Shape> shapes, Integer... policies) throws RunnerException {
        run(builder("decide", shapes, policies)
                .param("engine", engines.stream().map(Engine::label).toArray(String[]::new))
                .build());
    }

    /** Deciding alone. */
    void decideOnly(Collection<Shape> shapes, Integer... policies) throws RunnerException {
        run(builder(Point.DECIDE_ONLY, shapes, policies).build());
    }

    private static ChainedOptionsBuilder builder(String method, Collection<Shape> shapes, Integer... policies) {
        return new OptionsBuilder()
                .include(PolicyDecisionBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                .param("shape", shapes.stream().map(Shape::label).toArray(String[]::new))
                .param("policies", Arrays.stream(policies).map(String::valueOf).toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private void run(Options options) throws RunnerException {
        for (RunResult result : new Runner(options).run()) {
            Point point = point(result.getParams());
            Cost cost = cost(result);
            costs.merge(point, cost, Cost::better);
            System.out.printf("%s  %,12.0f ns %,9.0f B%n", point, cost.nanos(), cost.bytes());
        }
    }

    private static Point point(BenchmarkParams params) {
        String engine = params.getParamsKeys().contains("engine") ? params.getParam("engine") : Point.DECIDE_ONLY;
        return new Point(engine, Shape.of(params.getParam("shape")), Integer.parseInt(params.getParam("policies")));
    }

    private static Cost cost(RunResult result) {
        Result<?> allocated =
                Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED);
        return new Cost(
                result.getPrimaryResult().getStatistics().getMin(),
                allocated.getStatistics().getMin());
    }

    /** What was measured for the point. */
    Cost cost(Point point) {
        return Objects.requireNonNull(costs.get(point), () -> point + " was not measured");
    }

    Cost fastest(List<Engine> engines, Shape shape, int policies) {
        return engines.stream()
                .map(engine -> cost(Point.of(engine, shape, policies)))
                .reduce(Cost::better)
                .orElseThrow();
    }
}
