package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** {@code minimum}, {@code maximum}, their exclusive forms and {@code multipleOf}: one of them. */
record NumberRule(Limit limit, Number bound) implements Rule {

    /** What a number is held against. */
    enum Limit {
        MINIMUM("must be at least "),
        MAXIMUM("must be at most "),
        EXCLUSIVE_MINIMUM("must be greater than "),
        EXCLUSIVE_MAXIMUM("must be less than "),
        MULTIPLE_OF("must be a multiple of ");

        private final String message;

        Limit(String message) {
            this.message = message;
        }
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return !(value instanceof Number number) || holds(number, effort);
    }

    private boolean holds(Number number, Effort effort) {
        return switch (limit) {
            case MINIMUM -> Numbers.compare(number, bound, effort) >= 0;
            case MAXIMUM -> Numbers.compare(number, bound, effort) <= 0;
            case EXCLUSIVE_MINIMUM -> Numbers.compare(number, bound, effort) > 0;
            case EXCLUSIVE_MAXIMUM -> Numbers.compare(number, bound, effort) < 0;
            case MULTIPLE_OF -> Numbers.isMultiple(number, bound, effort);
        };
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        report.add(Kind.VALUE, limit.message + Shown.value(bound));
    }
}
