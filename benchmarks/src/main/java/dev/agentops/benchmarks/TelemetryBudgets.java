package dev.agentops.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Holds what the library's span of a tool call costs to what the same span costs that is written by hand. Bytes decide: they
 * are the same on a busy machine. Ratios of times decide only with {@code --times}, for a machine with nothing else to do.
 */
public final class TelemetryBudgets {
    private static final double MOST_BYTES_RECORDED = 128;

    /** By hand it was 656 or 688 bytes, depending on the fork. */
    private static final double MOST_BYTES_NOT_SAMPLED = 160;

    private static final double MOST_TIMES_RECORDED = 1.15;
    private static final double MOST_TIMES_NOT_SAMPLED = 1.5;

    private final Map<String, Double> nanos = new HashMap<>();
    private final Map<String, Double> bytes = new HashMap<>();

    private TelemetryBudgets(Collection<RunResult> results) {
        results.forEach(result -> {
            String name =
                    result.getPrimaryResult().getLabel() + result.getParams().getParam("recorded");
            nanos.put(name, result.getPrimaryResult().getStatistics().getMin());
            bytes.put(
                    name,
                    Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                            .getScore());
        });
    }

    /** Runs the benchmarks; the exit status is 1 when one is over its budget. */
    public static void main(String[] arguments) throws RunnerException {
        boolean timesDecide = arguments.length == 1 && arguments[0].equals("--times");
        Options options = new OptionsBuilder()
                .include(ToolSpanBenchmark.class.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .forks(timesDecide ? 2 : 1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(timesDecide ? 8 : 3)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build();
        TelemetryBudgets measured = new TelemetryBudgets(new Runner(options).run());
        long broken = Stream.of(
                        measured.bytesKept("true", MOST_BYTES_RECORDED),
                        measured.bytesKept("false", MOST_BYTES_NOT_SAMPLED))
                .filter(kept -> !kept)
                .count();
        long late = Stream.of(
                        measured.timeKept("true", MOST_TIMES_RECORDED),
                        measured.timeKept("false", MOST_TIMES_NOT_SAMPLED))
                .filter(kept -> !kept)
                .count();
        System.exit(broken == 0 && (late == 0 || !timesDecide) ? 0 : 1);
    }

    private static double of(Map<String, Double> measured, String name) {
        return Objects.requireNonNull(measured.get(name), () -> name + " was not measured");
    }

    private boolean bytesKept(String recorded, double most) {
        double above = of(bytes, "library" + recorded) - of(bytes, "byHand" + recorded);
        System.out.printf(
                "recorded=%s: %.0f B, by hand %.0f B, %.0f B above, budget %.0f B%n",
                recorded, of(bytes, "library" + recorded), of(bytes, "byHand" + recorded), above, most);
        return above <= most;
    }

    private boolean timeKept(String recorded, double most) {
        double ratio = of(nanos, "library" + recorded) / of(nanos, "byHand" + recorded);
        System.out.printf(
                "recorded=%s: %.0f ns, by hand %.0f ns, ratio %.2f, budget %.2f%n",
                recorded, of(nanos, "library" + recorded), of(nanos, "byHand" + recorded), ratio, most);
        return ratio <= most;
    }
}
