package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** {@code pattern}. */
record PatternRule(LinearPattern pattern) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (!(value instanceof String text)) {
            return true;
        }
        effort.spend(pattern.cost(text));
        return pattern.isFoundIn(text);
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        report.add(Kind.VALUE, "must match the pattern " + pattern);
    }
}
