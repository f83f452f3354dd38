package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** {@code dependentSchemas}: the object must match more when it has a certain member. */
record DependentRule(String name, Rule then) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return !(value instanceof JsonObject object) || !object.containsKey(name) || then.accepts(value, effort);
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        then.explain(value, report);
    }
}
