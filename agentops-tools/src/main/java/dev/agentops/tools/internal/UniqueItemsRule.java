package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code uniqueItems}. Elements are compared by a text, whose hash collisions cannot make it slow. */
enum UniqueItemsRule implements Rule {
    INSTANCE;

    private static final int CHARACTERS_PER_STEP = 16;

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return !(value instanceof JsonArray array) || firstRepeated(array, effort) < 0;
    }

    private static int firstRepeated(JsonArray array, Effort effort) {
        Set<String> seen = array.size() < 2 ? Set.of() : new HashSet<>();
        for (int i = 0; array.size() > 1 && i < array.size(); i++) {
            String canonical = Values.canonical(array.get(i), effort);
            effort.spend(1 + canonical.length() / CHARACTERS_PER_STEP);
            if (!seen.add(canonical)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        if (value instanceof JsonArray array) {
            report.addAt(
                    firstRepeated(array, report.effort()),
                    Kind.VALUE,
                    "stands in the array already: each item may stand there once");
        }
    }
}
