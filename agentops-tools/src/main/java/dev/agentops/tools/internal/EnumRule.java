package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code enum} and {@code const}. */
final class EnumRule implements Rule {
    private final Set<String> texts = new HashSet<>();
    private final List<@Nullable Object> others;
    private final String message;

    EnumRule(List<@Nullable Object> allowed) {
        allowed.forEach(value -> {
            if (value instanceof String text) {
                texts.add(text);
            }
        });
        others = allowed.stream().filter(value -> !(value instanceof String)).toList();
        message = message(allowed);
    }

    static String message(Collection<@Nullable Object> allowed) {
        return "must be " + (allowed.size() == 1 ? "" : "one of ") + Shown.values(allowed);
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (value instanceof String text) {
            return texts.contains(text);
        }
        for (int i = 0; i < others.size(); i++) {
            if (Values.equal(others.get(i), value, effort)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        report.add(Kind.VALUE, message);
    }
}
