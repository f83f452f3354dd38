package dev.agentops.tools.internal;

import org.jspecify.annotations.Nullable;

/** {@code if}, {@code then} and {@code else}. */
record ConditionalRule(Rule condition, Rule then, Rule otherwise) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return branch(value, effort).accepts(value, effort);
    }

    private Rule branch(@Nullable Object value, Effort effort) {
        return condition.accepts(value, effort) ? then : otherwise;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        branch(value, report.effort()).explain(value, report);
    }
}
