package dev.agentops.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hides headers that are longer than any that is well-formed, before anything parses them. */
final class BoundedGetter<C> implements TextMapGetter<C> {
    /** W3C Baggage: the whole of all headers of the name; Trace Context's are shorter. */
    static final int LONGEST = 8_192;

    private static final int MOST_HEADERS = 64;

    private final TextMapGetter<C> headers;

    BoundedGetter(TextMapGetter<C> headers) {
        this.headers = headers;
    }

    @Override
    @SuppressWarnings("deprecation") // some propagators of the application's choice still ask for it
    public Iterable<String> keys(C carrier) {
        return headers.keys(carrier);
    }

    @Override
    public @Nullable String get(@Nullable C carrier, String name) {
        String value = headers.get(carrier, name);
        return value == null || value.length() > LONGEST ? null : value;
    }

    @Override
    public Iterator<String> getAll(@Nullable C carrier, String name) {
        List<String> all = new ArrayList<>();
        Iterator<String> values = headers.getAll(carrier, name);
        int length = 0;
        while (values.hasNext() && length <= LONGEST && all.size() <= MOST_HEADERS) {
            String value = values.next();
            length += value.length();
            all.add(value);
        }
        return length > LONGEST || all.size() > MOST_HEADERS ? Collections.emptyIterator() : all.iterator();
    }
}
