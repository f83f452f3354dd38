package dev.agentops.policy.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record of Cedar: names, sorted, and the value of each.
 *
 * <p>It equals every map of equal members. Looking a name up allocates nothing. {@link #toString} shows no content.
 */
public final class CedarRecord extends AbstractMap<String, Object> {
    /** The record without members. */
    public static final CedarRecord EMPTY = new CedarRecord(new String[0], new Object[0]);

    private final String[] names;
    private final Object[] values;
    private final boolean canonical;

    private CedarRecord(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
        this.canonical = Arrays.stream(values).allMatch(ValueOrder::isCanonical);
    }

    /**
     * Copies the members. Values that are maps are kept as they are, so they must not change.
     *
     * @throws IllegalArgumentException when a value is no value of Cedar
     * @throws NullPointerException when a name or a value is null
     */
    public static CedarRecord of(Map<String, ?> members) {
        if (members instanceof CedarRecord record) {
            return record;
        }
        String[] names = members.keySet().toArray(new String[0]);
        Arrays.sort(names);
        Object[] values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = ValueOrder.checked(members.get(names[i]));
        }
        return names.length == 0 ? EMPTY : new CedarRecord(names, values);
    }

    /** The same members, of which the records are of this class, all the way down. */
    static CedarRecord canonical(Map<?, ?> members) {
        if (members instanceof CedarRecord record && record.canonical) {
            return record;
        }
        String[] names = members.keySet().toArray(new String[0]);
        Arrays.sort(names);
        Object[] values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = ValueOrder.canonical(members.get(names[i]));
        }
        return new CedarRecord(names, values);
    }

    boolean isCanonical() {
        return canonical;
    }

    @Override
    public int size() {
        return names.length;
    }

    /** The name at a position in the order of the names, 0 to {@code size() - 1}. */
    public String nameAt(int position) {
        return names[position];
    }

    /** The value at a position in the order of the names, 0 to {@code size() - 1}. */
    public Object valueAt(int position) {
        return values[position];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(name) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int at = find(name);
        return at < 0 ? null : values[at];
    }

    private int find(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Map<?, ?> map) || map.size() != names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!values[i].equals(map.get(names[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < names.length; i++) {
            hash += names[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Entries();
    }

    /** The number of members, and nothing of them. */
    @Override
    public String toString() {
        return "CedarRecord(" + size() + (size() == 1 ? " member)" : " members)");
    }

    private final class Entries extends AbstractSet<Entry<String, Object>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Entry<String, Object>> {
        private int position;

        @Override
        public boolean hasNext() {
            return position < names.length;
        }

        @Override
        public Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, Object> entry = new SimpleImmutableEntry<>(names[position], values[position]);
            position++;
            return entry;
        }
    }
}
