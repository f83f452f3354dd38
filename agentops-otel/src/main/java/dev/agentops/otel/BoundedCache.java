package dev.agentops.otel;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was computed before, up to a number of keys; beyond it, computing goes on without remembering. Thread-safe. */
final class BoundedCache<K, V> {
    private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();
    private final int capacity;

    BoundedCache(int capacity) {
        this.capacity = capacity;
    }

    V get(K key, Function<? super K, ? extends V> compute) {
        V known = values.get(key);
        return known == null ? remember(key, compute.apply(key)) : known;
    }

    @Nullable V find(K key) {
        return values.get(key);
    }

    /** Callers that race may exceed the capacity by their number. */
    V remember(K key, V value) {
        if (values.size() < capacity || values.containsKey(key)) {
            values.put(key, value);
        }
        return value;
    }

    boolean isFull() {
        return values.size() >= capacity;
    }
}
