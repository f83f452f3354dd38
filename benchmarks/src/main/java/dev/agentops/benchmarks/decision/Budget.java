package dev.agentops.benchmarks.decision;

import java.util.Locale;

/**
 * A measured value and what it is held to.
 *
 * @param name what was measured
 * @param value a ratio or a number of bytes
 * @param isLeast whether limit and aim are the least that will do; otherwise they are the most
 * @param limit what must not get worse; the limit itself will do
 * @param aim what it is meant to be
 */
record Budget(String name, double value, boolean isLeast, double limit, double aim) {
    static Budget atLeast(String name, double value, double limit) {
        return new Budget(name, value, true, limit, limit);
    }

    static Budget atMost(String name, double value, double limit) {
        return new Budget(name, value, false, limit, limit);
    }

    /** The same, on the way to an aim that is further than the limit. */
    Budget towards(double further) {
        return new Budget(name, value, isLeast, limit, further);
    }

    boolean isKept() {
        return isWithin(limit);
    }

    private boolean isWithin(double bound) {
        return isLeast ? value >= bound : value <= bound;
    }

    /** One line of the table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-58s %,10.2f  %s %,8.2f  %s%s",
                name,
                value,
                isLeast ? ">=" : "<=",
                limit,
                isKept() ? "kept" : "BROKEN",
                isWithin(aim) ? "" : String.format(Locale.ROOT, ", aim %,.2f not reached", aim));
    }
}
