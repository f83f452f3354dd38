package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** The value has one of these types, given as {@link JsonType#mask()}. */
record TypeRule(int types) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return JsonType.matches(types, value, effort);
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        report.add(Kind.TYPE, "must be " + JsonType.shown(types) + ", is " + JsonType.shown(value));
    }
}
