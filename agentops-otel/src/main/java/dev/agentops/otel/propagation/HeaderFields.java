package dev.agentops.otel.propagation;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one name, as far as anybody may make them long or many. */
final class HeaderFields {
    /** The longest that all fields of one name may be together, in characters: what is beyond is not looked at. */
    static final int LONGEST = 65_536;

    static final int MOST_FIELDS = 64;

    private HeaderFields() {}

    /** The only field of a name; null when there is none or more than one. */
    static <C> @Nullable String single(TextMapGetter<C> getter, @Nullable C carrier, String name) {
        Iterator<String> values = getter.getAll(carrier, name);
        String first = values.hasNext() ? values.next() : null;
        return values.hasNext() ? null : first;
    }

    /** The fields of a name in their order; those that are too long or too many are left out. */
    static <C> List<String> all(TextMapGetter<C> getter, @Nullable C carrier, String name) {
        List<String> fields = new ArrayList<>(1);
        Iterator<String> values = getter.getAll(carrier, name);
        int length = 0;
        for (int seen = 0; seen < MOST_FIELDS && values.hasNext(); seen++) {
            @Nullable String value = values.next();
            if (value != null && value.length() <= LONGEST - length) {
                length += value.length();
                fields.add(value);
            }
        }
        return fields;
    }
}
