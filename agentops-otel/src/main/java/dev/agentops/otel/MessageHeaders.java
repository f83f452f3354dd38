package dev.agentops.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a message, whose values are octets, by names whose case does not matter. */
final class MessageHeaders implements TextMapGetter<Iterable<? extends Map.Entry<String, byte[]>>> {
    static final MessageHeaders GETTER = new MessageHeaders();

    private static final int LONGEST = 65_536;

    private MessageHeaders() {}

    @Override
    @SuppressWarnings("deprecation") // some propagators of the application's choice still ask for it
    public Iterable<String> keys(Iterable<? extends Map.Entry<String, byte[]>> headers) {
        List<String> names = StreamSupport.stream(headers.spliterator(), false)
                .limit(FieldValues.MOST_FIELDS)
                .filter(Objects::nonNull)
                .map(Map.Entry::getKey)
                .filter(Objects::nonNull)
                .toList();
        return names;
    }

    @Override
    public @Nullable String get(@Nullable Iterable<? extends Map.Entry<String, byte[]>> headers, String name) {
        Iterator<String> values = getAll(headers, name);
        return values.hasNext() ? values.next() : null;
    }

    @Override
    public Iterator<String> getAll(@Nullable Iterable<? extends Map.Entry<String, byte[]>> headers, String name) {
        if (headers == null) {
            return Collections.emptyIterator();
        }
        FieldValues found = new FieldValues(name, 0);
        int seen = 0;
        for (Map.@Nullable Entry<String, byte[]> header : headers) {
            if (seen++ == FieldValues.MOST_FIELDS) {
                break;
            }
            if (header != null && found.isWanted(header.getKey())) {
                found.add(text(header.getValue()));
            }
        }
        return found.iterator();
    }

    /** What is legal is ASCII; other octets become characters that are legal nowhere. */
    private static @Nullable String text(byte @Nullable [] value) {
        return value == null || value.length > LONGEST ? null : new String(value, StandardCharsets.ISO_8859_1);
    }
}
