package dev.agentops.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads headers from a map to all fields of a name, as servers have it, by names whose case does not matter. */
final class HeaderLists implements TextMapGetter<Map<String, ? extends List<String>>> {
    static final HeaderLists GETTER = new HeaderLists();

    private HeaderLists() {}

    @Override
    @SuppressWarnings("deprecation") // some propagators of the application's choice still ask for it
    public Iterable<String> keys(Map<String, ? extends List<String>> headers) {
        return headers.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, ? extends List<String>> headers, String name) {
        Iterator<String> values = getAll(headers, name);
        return values.hasNext() ? values.next() : null;
    }

    @Override
    public Iterator<String> getAll(@Nullable Map<String, ? extends List<String>> headers, String name) {
        if (headers == null) {
            return Collections.emptyIterator();
        }
        FieldValues found = new FieldValues(name, headers.size());
        if (found.isTooMany()) {
            addAll(found, headers.get(name));
        } else {
            headers.forEach((key, values) -> {
                if (found.isWanted(key)) {
                    addAll(found, values);
                }
            });
        }
        return found.iterator();
    }

    private static void addAll(FieldValues found, @Nullable List<String> values) {
        if (values != null) {
            values.stream().limit(FieldValues.MOST_FIELDS).forEach(found::add);
        }
    }
}
