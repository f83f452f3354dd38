package dev.agentops.policy;

import org.jspecify.annotations.Nullable;

/**
 * Values that were made of keys not long ago: a fixed number of them, so that no caller's input can fill the memory. What is not
 * found is made again. Thread-safe without locks: each key has {@value #WAYS} places that it shares with others, and of more
 * keys than these the ones that came first have their values made again. With one place for each key, a few dozen actors would
 * already push each other out at every call. What is found how is a subclass: the machine then knows the method that it calls.
 */
abstract class RecentValues<K, V> {
    private static final int BITS = 10;
    private static final int SHIFT = Integer.SIZE - BITS;
    private static final int WAYS = 4;

    /** Odd, and about the golden ratio of all numbers: neighbouring hashes fall far apart. */
    private static final int SPREAD = 0x9E3779B9;

    private final @Nullable Entry<?, ?>[] places = new Entry<?, ?>[WAYS << BITS];

    /** Both fields are final, so that a thread which sees the entry sees them too. */
    private record Entry<K, V>(K key, V value) {}

    /** Keys that are large and live long: one is found only as the object that it is, and none is compared with another. */
    abstract static class OfObjects<K, V> extends RecentValues<K, V> {
        @Override
        final int hash(K key) {
            return System.identityHashCode(key);
        }

        /** Keys that are equal and come to share places would be compared in full at every look, from the second one on. */
        @Override
        @SuppressWarnings("ReferenceEquality") // as the class says
        final boolean isSame(Object known, K key) {
            return known == key;
        }
    }

    /** Cheap. */
    abstract int hash(K key);

    /** Whether what was made of the one may be given for the other. */
    abstract boolean isSame(Object known, K key);

    /** Makes the value of a key. */
    abstract V make(K key);

    /** The value of a key; what {@link #make} throws is thrown, and nothing is kept. */
    @SuppressWarnings("unchecked") // an entry's value was made of its key
    V of(K key) {
        int first = ((hash(key) * SPREAD) >>> SHIFT) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            Entry<?, ?> entry = places[place];
            if (entry != null && isSame(entry.key(), key)) {
                return (V) entry.value();
            }
        }
        V made = make(key);
        System.arraycopy(places, first, places, first + 1, WAYS - 1);
        places[first] = new Entry<>(key, made);
        return made;
    }
}
