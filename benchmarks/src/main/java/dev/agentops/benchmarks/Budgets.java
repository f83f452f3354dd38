package dev.agentops.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Holds what one call allocates to a budget, in a short run. Bytes are the same on a busy machine; times are not, and are
 * not looked at here.
 */
public final class Budgets {
    /**
     * Bytes for each call, with the map of arguments that the caller builds (224) and a 64th of a session. The path
     * without observers, and with everything; the difference is the official Cedar engine's JSON, spans and metrics.
     */
    private static final Map<String, Double> BUDGETS =
            new TreeMap<>(Map.of("guardNoop", 900.0, "guardAllowed", 2_400.0));

    private Budgets() {}

    /** Runs the benchmarks; the exit status is 1 when one is over its budget. */
    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(OneToolCallBenchmark.class.getSimpleName() + "\\.(" + String.join("|", BUDGETS.keySet()) + ")")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .build();
        int over = check(new Runner(options).run());
        System.out.println(BUDGETS.size() - over + " passed, " + over + " failed");
        System.exit(over == 0 ? 0 : 1);
    }

    private static int check(Collection<RunResult> results) {
        if (results.size() != BUDGETS.size()) {
            System.out.println("expected " + BUDGETS.size() + " benchmarks, " + results.size() + " ran");
            return BUDGETS.size();
        }
        return (int) results.stream().filter(Budgets::isOver).count();
    }

    private static boolean isOver(RunResult result) {
        String name = result.getPrimaryResult().getLabel();
        double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
        double budget = BUDGETS.getOrDefault(name, 0.0);
        System.out.printf("%s: %.0f B for each call, budget %.0f B%n", name, bytes, budget);
        return bytes > budget;
    }
}
