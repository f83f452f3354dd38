package dev.agentops.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that cannot be changed: members in their original order, names unique, values frozen all the way down.
 *
 * <p>It is a {@link Map}, so a tool reads it like one; every method that would change it throws
 * {@link UnsupportedOperationException}. A member may be JSON {@code null}: ask {@link #containsKey} where that matters.
 * {@link #toString} shows no content, so that a log line cannot leak it; {@link #toJson} gives the text. Thread-safe.
 */
public final class JsonObject extends AbstractMap<String, @Nullable Object> {
    private static final JsonObject EMPTY = new JsonObject(new Object[0], null, 1, 2, 0);

    /** Name, value, name, value. */
    private final @Nullable Object[] members;

    private final @Nullable Map<String, Integer> index;
    private final int depth;
    private final int bytes;
    private final int keys;

    JsonObject(@Nullable Object[] members, @Nullable Map<String, Integer> index, int depth, int bytes, int keys) {
        this.members = members;
        this.index = index;
        this.depth = depth;
        this.bytes = bytes;
        this.keys = keys;
    }

    /** The object without members. */
    public static JsonObject empty() {
        return EMPTY;
    }

    /**
     * Freezes a deep copy; an object that is frozen already is returned as it is.
     *
     * @param members names and values of JSON types: {@link Map}, {@link java.util.Collection}, {@link String},
     *     {@link Number} of the standard types, {@link Boolean}, null
     * @throws JsonException when it is not JSON or beyond {@link JsonLimits#DEFAULT}
     */
    public static JsonObject copyOf(Map<?, ?> members) {
        return copyOf(members, JsonLimits.DEFAULT);
    }

    /** As {@link #copyOf(Map)}, within the given limits. */
    public static JsonObject copyOf(Map<?, ?> members, JsonLimits limits) {
        if (members instanceof JsonObject frozen) {
            JsonBudget.recheck(limits, frozen.depth, frozen.bytes, frozen.keys);
            return frozen;
        }
        return new JsonFreezer(limits).root(members);
    }

    /**
     * Reads one object from its text.
     *
     * @throws JsonException when the text is not one JSON object (RFC 8259), has a name twice, or is beyond
     *     {@link JsonLimits#DEFAULT}
     */
    public static JsonObject parse(String text) {
        return parse(text, JsonLimits.DEFAULT);
    }

    /** As {@link #parse(String)}, within the given limits. */
    public static JsonObject parse(String text, JsonLimits limits) {
        return new JsonParser(text, limits).object();
    }

    /** Compact JSON text. */
    public String toJson() {
        return JsonWriter.write(this);
    }

    @Override
    public int size() {
        return members.length / 2;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(name) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int at = find(name);
        return at < 0 ? null : members[at + 1];
    }

    /** The name of the member at a position, 0 to {@code size() - 1}; reading by position allocates nothing. */
    public String nameAt(int position) {
        return (String) Objects.requireNonNull(members[2 * position]);
    }

    /** The value of the member at a position, 0 to {@code size() - 1}. */
    public @Nullable Object valueAt(int position) {
        return members[2 * position + 1];
    }

    private int find(@Nullable Object name) {
        if (index != null) {
            Integer at = index.get(name);
            return at == null ? -1 : at;
        }
        for (int i = 0; i < members.length; i += 2) {
            if (Objects.equals(members[i], name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    /** The number of members, and nothing of them. */
    @Override
    public String toString() {
        return "JsonObject(" + size() + (size() == 1 ? " member)" : " members)");
    }

    private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return JsonObject.this.size();
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Entry<String, @Nullable Object>> {
        private int position;

        @Override
        public boolean hasNext() {
            return position < size();
        }

        @Override
        public Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, @Nullable Object> entry = new SimpleImmutableEntry<>(nameAt(position), valueAt(position));
            position++;
            return entry;
        }
    }
}
