package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** {@code propertyNames}. */
record MemberNamesRule(Rule names) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                if (!names.accepts(object.nameAt(i), effort)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size() && !report.isFull(); i++) {
                String name = object.nameAt(i);
                if (!names.accepts(name, report.effort())) {
                    report.addAt(name, Kind.UNKNOWN, "is not a name that is allowed here");
                }
            }
        }
    }
}
