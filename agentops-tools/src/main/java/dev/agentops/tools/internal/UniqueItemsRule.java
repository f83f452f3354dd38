package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code uniqueItems}. Elements are compared by a text, whose hash collisions cannot make it slow. */
enum UniqueItemsRule implements Rule {
    INSTANCE;

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return !(value instanceof JsonArray array) || firstRepeated(array) < 0;
    }

    private static int firstRepeated(JsonArray array) {
        Set<String> seen = array.size() < 2 ? Set.of() : new HashSet<>();
        for (int i = 0; array.size() > 1 && i < array.size(); i++) {
            if (!seen.add(Values.canonical(array.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        if (value instanceof JsonArray array) {
            report.addAt(
                    firstRepeated(array), Kind.VALUE, "stands in the array already: each item may stand there once");
        }
    }
}
