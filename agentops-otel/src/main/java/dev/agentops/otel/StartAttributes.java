package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import java.util.ArrayList;
import java.util.List;

/** Texts that every span of a kind begins with, set without making anything: it is done for each call. */
final class StartAttributes {
    private final List<AttributeKey<String>> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private StartAttributes(Attributes attributes) {
        attributes.forEach((key, value) -> {
            keys.add(AttributeKey.stringKey(key.getKey()));
            values.add((String) value);
        });
    }

    static StartAttributes of(Attributes texts) {
        return new StartAttributes(texts);
    }

    SpanBuilder setOn(SpanBuilder span) {
        for (int i = 0; i < keys.size(); i++) {
            span.setAttribute(keys.get(i), values.get(i));
        }
        return span;
    }
}
