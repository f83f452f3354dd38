package dev.agentops.json;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array that cannot be changed. {@link #toString} shows no content. Thread-safe. */
public final class JsonArray extends AbstractList<@Nullable Object> implements RandomAccess {
    private final @Nullable Object[] elements;

    JsonArray(@Nullable Object[] elements) {
        this.elements = elements;
    }

    @Override
    public @Nullable Object get(int position) {
        return elements[position];
    }

    @Override
    public int size() {
        return elements.length;
    }

    /** Compact JSON text. */
    public String toJson() {
        return JsonWriter.write(this);
    }

    /** The number of elements, and nothing of them. */
    @Override
    public String toString() {
        return "JsonArray(" + size() + (size() == 1 ? " element)" : " elements)");
    }
}
