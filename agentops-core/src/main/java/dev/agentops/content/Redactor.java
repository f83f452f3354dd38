package dev.agentops.content;

import dev.agentops.json.Json;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of content what must not be recorded.
 *
 * <p>It sees a frozen JSON value and returns what may be recorded of it. When it throws, nothing is recorded. It may be
 * called from any thread and at any time after the call, at most once for each piece of content and thread.
 */
@FunctionalInterface
public interface Redactor {
    /**
     * Redacts one piece.
     *
     * @param kind what the content is
     * @param value a frozen JSON value as of package {@code dev.agentops.json}
     * @return a value of the same types to be recorded instead
     */
    @Nullable Object redact(ContentKind kind, @Nullable Object value);

    /** Records content as it is. */
    static Redactor none() {
        return (kind, value) -> value;
    }

    /** Replaces each string that is a value, however deep; names of members stay. */
    static Redactor strings(UnaryOperator<String> replacement) {
        return (kind, value) -> mapStrings(value, replacement);
    }

    /** Applies several, each to what the one before left; of none, {@link #none}; of one, that one. */
    static Redactor composite(Redactor... redactors) {
        List<Redactor> all = List.of(redactors);
        if (all.size() == 1) {
            return all.get(0);
        }
        return (kind, value) -> {
            Object left = value;
            for (Redactor redactor : all) {
                left = redactor.redact(kind, left);
            }
            return left;
        };
    }

    private static @Nullable Object mapStrings(@Nullable Object value, UnaryOperator<String> replacement) {
        if (value instanceof String text) {
            return replacement.apply(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
            map.forEach((name, member) -> changed.put(name, mapStrings(member, replacement)));
            return JsonObject.copyOf(changed, JsonLimits.WIDEST);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> changed = new ArrayList<>();
            list.forEach(element -> changed.add(mapStrings(element, replacement)));
            return Json.freeze(changed, JsonLimits.WIDEST);
        }
        return value;
    }
}
