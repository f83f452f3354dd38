package dev.agentops.benchmarks.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Holds the cost of a decision to its budgets: bytes, and times as ratios to other engines and to itself in the same run, because
 * a time alone says more of the machine than of the code. Takes about four minutes. When a budget is broken everything is measured
 * again, at most twice, and the best counts.
 */
public final class PolicyBudgets {
    private static final int FEW = 1;
    private static final int MANY = 1000;
    private static final int ATTEMPTS = 3;
    private static final double NOTHING = 0.1;

    private static final Set<Shape> SCOPED = EnumSet.of(Shape.PER_TOOL, Shape.GROUPS);
    private static final List<Engine> OTHERS = List.of(Engine.CEL, Engine.SAPL, Engine.JCASBIN);

    private final ShortRuns runs = new ShortRuns();

    private PolicyBudgets() {}

    /** Runs the benchmarks; the exit status is 1 when a budget is broken. */
    public static void main(String[] arguments) throws RunnerException {
        PolicyBudgets budgets = new PolicyBudgets();
        List<Budget> checked = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            budgets.measure();
            checked = budgets.check();
            checked.forEach(System.out::println);
            if (checked.stream().allMatch(Budget::isKept)) {
                break;
            }
        }
        long kept = checked.stream().filter(Budget::isKept).count();
        System.out.println(kept + " passed, " + (checked.size() - kept) + " failed");
        System.exit(kept == checked.size() ? 0 : 1);
    }

    private void measure() throws RunnerException {
        Set<Shape> all = EnumSet.allOf(Shape.class);
        runs.decide(List.of(Engine.COMPILED), all, FEW, MANY);
        runs.decide(List.of(Engine.HAND_WRITTEN), all, FEW);
        runs.decide(OTHERS, SCOPED, MANY);
        runs.decide(List.of(Engine.CEDAR_JAVA), EnumSet.of(Shape.PER_TOOL, Shape.UNSCOPED), MANY);
        runs.decideOnly(all, FEW, MANY);
    }

    private List<Budget> check() {
        List<Budget> budgets = new ArrayList<>();
        budgets.add(fasterThanCedarJava(Shape.PER_TOOL, 4000).towards(8000));
        budgets.add(fasterThanCedarJava(Shape.UNSCOPED, 500));
        for (Shape shape : SCOPED) {
            double many = nanos(Engine.COMPILED, shape, MANY);
            budgets.add(Budget.atLeast(
                    "times faster than the fastest other, 1000 policies, " + shape.label(),
                    runs.fastest(OTHERS, shape, MANY).nanos() / many,
                    4));
            budgets.add(Budget.atMost(
                            "times its cost at 1 policy, 1000 policies, " + shape.label(),
                            many / nanos(Engine.COMPILED, shape, FEW),
                            1.8)
                    .towards(1.3));
        }
        for (Shape shape : Shape.values()) {
            budgets.add(Budget.atMost(
                    "times code by hand, 1 policy, " + shape.label(),
                    nanos(Engine.COMPILED, shape, FEW) / nanos(Engine.HAND_WRITTEN, shape, FEW),
                    3));
            budgets.addAll(bytes(shape));
        }
        return budgets;
    }

    private Budget fasterThanCedarJava(Shape shape, double limit) {
        return Budget.atLeast(
                "times faster than cedar-java, 1000 policies, " + shape.label(),
                nanos(Engine.CEDAR_JAVA, shape, MANY) / nanos(Engine.COMPILED, shape, MANY),
                limit);
    }

    private List<Budget> bytes(Shape shape) {
        List<Budget> budgets = new ArrayList<>();
        for (int policies : new int[] {FEW, MANY}) {
            String set = ", " + policies + (policies == 1 ? " policy, " : " policies, ") + shape.label();
            budgets.add(Budget.atMost(
                    "bytes, request built" + set,
                    runs.cost(Point.decideOnly(shape, policies)).bytes(),
                    NOTHING));
            budgets.add(Budget.atMost(
                    "bytes with building the request" + set,
                    runs.cost(Point.of(Engine.COMPILED, shape, policies)).bytes(),
                    256));
        }
        return budgets;
    }

    private double nanos(Engine engine, Shape shape, int policies) {
        return runs.cost(Point.of(engine, shape, policies)).nanos();
    }
}
