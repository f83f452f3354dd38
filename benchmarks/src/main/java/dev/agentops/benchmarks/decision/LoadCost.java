package dev.agentops.benchmarks.decision;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import dev.agentops.policy.CedarAuthorizer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds the loading of {@value #POLICIES} policies, a third of each {@link Shape}, to its budgets: at most twice the time that the
 * official engine takes to parse them and to render each as JSON, which is the part of loading that is not ours, and less than 300
 * MB of heap afterwards. The two take turns, and the best of each counts.
 */
public final class LoadCost {
    private static final int POLICIES = 10_000;
    private static final int ROUNDS = 3;
    private static final double MEGABYTE = 1e6;

    private final String policies = policies();
    private long official = Long.MAX_VALUE;
    private long ours = Long.MAX_VALUE;

    private LoadCost() {}

    /** Loads and measures; the exit status is 1 when a budget is broken. */
    public static void main(String[] arguments) {
        List<Budget> budgets = new LoadCost().measure();
        budgets.forEach(System.out::println);
        long kept = budgets.stream().filter(Budget::isKept).count();
        System.out.println(kept + " passed, " + (budgets.size() - kept) + " failed");
        System.exit(kept == budgets.size() ? 0 : 1);
    }

    private List<Budget> measure() {
        try (PolicyFiles files = new PolicyFiles(policies)) {
            for (int round = 1; round < ROUNDS; round++) {
                round(files.folder());
            }
            CedarAuthorizer kept = round(files.folder());
            double heap = heap() / MEGABYTE;
            System.out.println("in memory is " + kept.version());
            return List.of(
                    Budget.atMost("times the official engine's parsing and rendering", (double) ours / official, 2),
                    Budget.atMost("MB of heap afterwards", heap, 300));
        }
    }

    private CedarAuthorizer round(Path folder) {
        long start = System.nanoTime();
        parseAndRender(policies);
        long between = System.nanoTime();
        CedarAuthorizer loaded = CedarAuthorizer.load(folder);
        official = Math.min(official, between - start);
        ours = Math.min(ours, System.nanoTime() - between);
        System.out.println("best so far: official " + millis(official) + ", ours " + millis(ours));
        return loaded;
    }

    private static String policies() {
        List<Rule> rules = new ArrayList<>();
        for (int number = 0; number < POLICIES; number++) {
            for (Shape shape : Shape.values()) {
                if (rules.size() < POLICIES) {
                    rules.add(new Rule(number, shape));
                }
            }
        }
        return rules.stream().map(LoadCost::named).collect(Collectors.joining());
    }

    /** Rules of different shapes have the same numbers. */
    private static String named(Rule rule) {
        return CedarText.permission(rule).replace(rule.id(), rule.shape().label() + "-" + rule.number());
    }

    private static void parseAndRender(String policies) {
        try {
            for (Policy policy : PolicySet.parsePolicies(policies).policies) {
                if (policy.toJson().isEmpty()) {
                    throw new IllegalStateException("a policy was rendered as nothing");
                }
            }
        } catch (InternalException e) {
            throw new IllegalArgumentException("the engine does not take the policies", e);
        }
    }

    private static String millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis() + " ms";
    }

    /** Of everything in the process, after collections. */
    private static double heap() {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
