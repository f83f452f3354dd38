package dev.agentops.eval;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** How strictly the order of calls is taken. */
enum MatchOrder {
    EXACT("TrajectoryExactOrderMatch") {
        @Override
        boolean matches(List<ComparableCall> expected, List<ComparableCall> actual) {
            return expected.equals(actual);
        }
    },
    IN_ORDER("TrajectoryInOrderMatch") {
        @Override
        boolean matches(List<ComparableCall> expected, List<ComparableCall> actual) {
            Iterator<ComparableCall> remaining = actual.iterator();
            return expected.stream().allMatch(call -> skipTo(call, remaining));
        }
    },
    ANY("TrajectoryAnyOrderMatch") {
        @Override
        boolean matches(List<ComparableCall> expected, List<ComparableCall> actual) {
            Map<ComparableCall, Integer> unmet = new HashMap<>();
            expected.forEach(call -> unmet.merge(call, 1, Integer::sum));
            actual.forEach(call -> unmet.computeIfPresent(call, (same, count) -> count == 1 ? null : count - 1));
            return unmet.isEmpty();
        }
    };

    private final String evaluator;

    MatchOrder(String evaluator) {
        this.evaluator = evaluator;
    }

    String evaluator() {
        return evaluator;
    }

    abstract boolean matches(List<ComparableCall> expected, List<ComparableCall> actual);

    private static boolean skipTo(ComparableCall call, Iterator<ComparableCall> remaining) {
        while (remaining.hasNext()) {
            if (remaining.next().equals(call)) {
                return true;
            }
        }
        return false;
    }
}
