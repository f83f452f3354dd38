package dev.agentops.benchmarks.decision;

import java.util.Locale;

/** One measured case: who decided over how many policies of which shape. */
record Point(String engine, Shape shape, int policies) {
    /** In place of an engine: this library, where the request exists already. */
    static final String DECIDE_ONLY = "decideOnly";

    static Point of(Engine engine, Shape shape, int policies) {
        return new Point(engine.label(), shape, policies);
    }

    static Point decideOnly(Shape shape, int policies) {
        return new Point(DECIDE_ONLY, shape, policies);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-11s %-8s %4d", engine, shape.label(), policies);
    }
}
