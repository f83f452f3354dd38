package dev.agentops.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands beside a message of MCP or A2A: a JSON object, so names are exact and values may be anything. */
final class MetadataMap implements TextMapGetter<Map<String, ?>> {
    static final MetadataMap GETTER = new MetadataMap();

    private MetadataMap() {}

    @Override
    @SuppressWarnings("deprecation") // some propagators of the application's choice still ask for it
    public Iterable<String> keys(Map<String, ?> metadata) {
        return metadata.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, ?> metadata, String name) {
        return metadata != null && metadata.get(name) instanceof String text ? text : null;
    }
}
