package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** {@code contains}, {@code minContains} and {@code maxContains}. */
record ContainsRule(Rule element, int least, int most) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (!(value instanceof JsonArray array)) {
            return true;
        }
        int found = found(array, effort);
        return found >= least && found <= most;
    }

    private int found(JsonArray array, Effort effort) {
        int found = 0;
        for (int i = 0; i < array.size(); i++) {
            found += element.accepts(array.get(i), effort) ? 1 : 0;
        }
        return found;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        int found = value instanceof JsonArray array ? found(array, report.effort()) : 0;
        String limit = found < least ? "at least " + least : "at most " + most;
        report.add(Kind.VALUE, "must have " + limit + " items of the form that the tool asks for, has " + found);
    }
}
