package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/** Attributes of which some may not be known. */
final class OptionalAttributes {
    private final AttributesBuilder attributes = Attributes.builder();

    <T> OptionalAttributes put(AttributeKey<T> key, @Nullable T value) {
        if (value != null) {
            attributes.put(key, value);
        }
        return this;
    }

    Attributes build() {
        return attributes.build();
    }
}
