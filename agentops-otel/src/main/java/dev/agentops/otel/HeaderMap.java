package dev.agentops.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads headers from a map, by names whose case does not matter. */
final class HeaderMap implements TextMapGetter<Map<String, String>> {
    static final HeaderMap GETTER = new HeaderMap();

    private HeaderMap() {}

    @Override
    @SuppressWarnings("deprecation") // some propagators of the application's choice still ask for it
    public Iterable<String> keys(Map<String, String> headers) {
        return headers.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> headers, String name) {
        if (headers == null) {
            return null;
        }
        String exact = headers.get(name);
        return exact == null ? anyCase(headers, name) : exact;
    }

    private static @Nullable String anyCase(Map<String, String> headers, String name) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                return header.getValue();
            }
        }
        return null;
    }
}
