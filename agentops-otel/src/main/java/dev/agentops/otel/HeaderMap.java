package dev.agentops.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads headers from a map, by names whose case does not matter.
 *
 * <p>Names that differ only in case are fields of one name. Of a map that is larger than any set of headers, only the exact
 * name is looked up.
 */
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
        Iterator<String> values = getAll(headers, name);
        return values.hasNext() ? values.next() : null;
    }

    @Override
    public Iterator<String> getAll(@Nullable Map<String, String> headers, String name) {
        if (headers == null) {
            return Collections.emptyIterator();
        }
        FieldValues found = new FieldValues(name, headers.size());
        if (found.isTooMany()) {
            found.add(headers.get(name));
        } else {
            headers.forEach((key, value) -> {
                if (found.isWanted(key)) {
                    found.add(value);
                }
            });
        }
        return found.iterator();
    }
}
