package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** {@code not}. */
record NotRule(Rule excluded) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return !excluded.accepts(value, effort);
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        report.add(Kind.VALUE, "has a form that the tool excludes");
    }
}
