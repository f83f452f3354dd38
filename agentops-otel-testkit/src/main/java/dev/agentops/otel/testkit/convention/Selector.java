package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a span of some kind is recognized.
 *
 * @param attribute the attribute that it has; empty when nothing is selected
 * @param values the values that the attribute has; any when this is empty
 */
public record Selector(String attribute, Set<String> values) {
    /** Takes a copy of the values. */
    public Selector {
        values = Set.copyOf(values);
    }

    boolean selects(Attributes attributes) {
        @Nullable String value = attributes.get(AttributeKey.stringKey(attribute));
        return value != null && (values.isEmpty() || values.contains(value));
    }

    static Selector of(String text) {
        if (text.equals("-")) {
            return new Selector("", Set.of());
        }
        int equals = text.indexOf('=');
        return equals < 0
                ? new Selector(text, Set.of())
                : new Selector(
                        text.substring(0, equals),
                        Set.of(text.substring(equals + 1).split(",", -1)));
    }
}
