package dev.agentops.policy;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values that were made of keys not long ago: a fixed number of them, so that no caller's input can fill the memory. What is not
 * found is made again. Thread-safe without locks: of two keys that fall on the same place, one has its value made again.
 */
final class RecentValues<K, V> {
    private static final int BITS = 10;
    private static final int SHIFT = Integer.SIZE - BITS;

    /** Odd, and about the golden ratio of all numbers: neighbouring hashes fall far apart. */
    private static final int SPREAD = 0x9E3779B9;

    private final ToIntFunction<K> hash;
    private final Function<K, V> maker;
    private final @Nullable Entry<?, ?>[] places = new Entry<?, ?>[1 << BITS];

    /** Both fields are final, so that a thread which sees the entry sees them too. */
    private record Entry<K, V>(K key, V value) {}

    /**
     * Holds none.
     *
     * @param hash cheap: for keys that are large and live long, their identity
     */
    RecentValues(ToIntFunction<K> hash, Function<K, V> maker) {
        this.hash = hash;
        this.maker = maker;
    }

    /** The value of a key; what its maker throws is thrown, and nothing is kept. */
    @SuppressWarnings("unchecked") // an entry's value was made of its key
    V of(K key) {
        int mixed = hash.applyAsInt(key) * SPREAD;
        int place = mixed >>> SHIFT;
        Entry<?, ?> entry = places[place];
        if (entry != null && entry.key().equals(key)) {
            return (V) entry.value();
        }
        V made = maker.apply(key);
        places[place] = new Entry<>(key, made);
        return made;
    }
}
