package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One name of {@code required}, or of those that another member requires.
 *
 * @param condition applies only where this member is present; null when always
 * @param wanted what to give, such as {@code a string}; empty when the schema does not say
 */
record RequiredRule(String name, @Nullable String condition, String wanted) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return !(value instanceof JsonObject object)
                || object.containsKey(name)
                || (condition != null && !object.containsKey(condition));
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        String when = condition == null ? "" : " when " + Shown.name(condition) + " is given";
        report.addAt(name, Kind.MISSING, "is required" + when + (wanted.isEmpty() ? "" : ": give " + wanted));
    }
}
