package dev.agentops.memory;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** The keys of each namespace in order. It knows only namespaces that have any, so it is bounded by what is stored. */
final class Keyring {
    private final ConcurrentMap<MemoryNamespace, NavigableSet<String>> keys = new ConcurrentHashMap<>();

    void add(MemoryNamespace namespace, String key) {
        keys.compute(namespace, (any, present) -> {
            NavigableSet<String> set = present == null ? new ConcurrentSkipListSet<>() : present;
            set.add(key);
            return set;
        });
    }

    void remove(MemoryNamespace namespace, String key) {
        keys.computeIfPresent(namespace, (any, set) -> {
            set.remove(key);
            return set.isEmpty() ? null : set;
        });
    }

    /** The keys behind one in order, all of them for null; a view that may change while it is read. */
    Iterable<String> after(MemoryNamespace namespace, @Nullable String key) {
        NavigableSet<String> set = keys.getOrDefault(namespace, new ConcurrentSkipListSet<>());
        return key == null ? set : set.tailSet(key, false);
    }

    /** The last key; null when there is none. */
    @Nullable String last(MemoryNamespace namespace) {
        NavigableSet<String> set = keys.get(namespace);
        return set == null ? null : set.descendingSet().stream().findFirst().orElse(null);
    }

    int namespaces() {
        return keys.size();
    }
}
