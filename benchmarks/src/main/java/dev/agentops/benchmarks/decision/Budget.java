package dev.agentops.benchmarks.decision;

import java.util.Locale;

/**
 * A measured value and what it is held to.
 *
 * @param name what was measured
 * @param value a ratio or a number of bytes
 * @param isLeast whether the limit is the least that will do; otherwise it is the most
 * @param limit the limit, which itself will do
 */
record Budget(String name, double value, boolean isLeast, double limit) {
    static Budget atLeast(String name, double value, double limit) {
        return new Budget(name, value, true, limit);
    }

    static Budget atMost(String name, double value, double limit) {
        return new Budget(name, value, false, limit);
    }

    boolean isKept() {
        return isLeast ? value >= limit : value <= limit;
    }

    /** One line of the table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-58s %,10.2f  %s %,8.2f  %s",
                name,
                value,
                isLeast ? ">=" : "<=",
                limit,
                isKept() ? "kept" : "BROKEN");
    }
}
