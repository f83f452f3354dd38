package dev.agentops.otel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the values of the fields of one name. Not thread-safe. */
final class FieldValues {
    /** More than any server takes: of larger carriers not everything is looked at. */
    static final int MOST_FIELDS = 1_024;

    private static final int MOST_VALUES = 64;

    private final String name;
    private final boolean tooMany;
    private List<String> values = List.of();

    FieldValues(String name, int fields) {
        this.name = name;
        this.tooMany = fields > MOST_FIELDS;
    }

    boolean isTooMany() {
        return tooMany;
    }

    /** Whether the value of this field is wanted. */
    boolean isWanted(@Nullable String key) {
        return values.size() < MOST_VALUES && name.equalsIgnoreCase(key);
    }

    void add(@Nullable String value) {
        if (value == null) {
            return;
        }
        if (values.isEmpty()) {
            values = new ArrayList<>(1);
        }
        if (values.size() < MOST_VALUES) {
            values.add(value);
        }
    }

    Iterator<String> iterator() {
        return values.isEmpty() ? Collections.emptyIterator() : values.iterator();
    }
}
