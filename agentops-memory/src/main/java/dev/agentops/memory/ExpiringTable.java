package dev.agentops.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Items by namespace and id, each with a lifetime of its own. Caffeine keeps the time; it has no maximum size, so that
 * nothing leaves before it expires or is deleted. Keys and quota change within Caffeine's atomic step for the item.
 */
final class ExpiringTable<V> {
    private final Cache<Key, Row<V>> rows;
    private final Keyring keys = new Keyring();
    private final Quotas quotas;

    ExpiringTable(Quotas quotas, LongSupplier nanoTime) {
        this.quotas = quotas;
        this.rows = Caffeine.newBuilder()
                .expireAfter(new RowExpiry<Key, V>())
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .scheduler(Scheduler.systemScheduler())
                .evictionListener(this::expired)
                .build();
    }

    private record Key(MemoryNamespace namespace, String id) {}

    private void expired(@Nullable Key key, @Nullable Row<V> row, RemovalCause cause) {
        if (key != null && row != null) {
            forget(key, row);
        }
    }

    private void forget(Key key, Row<V> row) {
        keys.remove(key.namespace(), key.id());
        quotas.release(key.namespace().tenant(), 1, row.bytes());
    }

    /** Adds a row under a new id; it was charged before. */
    void insert(MemoryNamespace namespace, String id, Row<V> row) {
        rows.asMap().compute(new Key(namespace, id), (key, none) -> {
            keys.add(namespace, id);
            return row;
        });
    }

    /**
     * Writes a row in the place of the one before.
     *
     * @param change makes the new row from the item that was there, null for none
     * @throws MemoryQuotaException when it would be too much; then nothing has changed
     */
    V replace(MemoryNamespace namespace, String id, Function<@Nullable V, Row<V>> change) {
        AtomicReference<@Nullable MemoryQuotaException> refusal = new AtomicReference<>();
        Row<V> now = rows.asMap().compute(new Key(namespace, id), (key, before) -> {
            try {
                return charged(key, before, change.apply(before == null ? null : before.item()));
            } catch (MemoryQuotaException refused) {
                refusal.set(refused);
                return before;
            }
        });
        MemoryQuotaException refused = refusal.get();
        if (now == null || refused != null) {
            throw refused == null ? new MemoryException("the record was not kept") : refused;
        }
        return now.item();
    }

    private Row<V> charged(Key key, @Nullable Row<V> before, Row<V> after) {
        if (before == null) {
            quotas.charge(key.namespace().tenant(), 1, after.bytes());
            keys.add(key.namespace(), key.id());
        } else {
            quotas.charge(key.namespace().tenant(), 0, after.bytes() - before.bytes());
        }
        return after;
    }

    @Nullable V get(MemoryNamespace namespace, String id) {
        Row<V> row = rows.getIfPresent(new Key(namespace, id));
        return row == null ? null : row.item();
    }

    boolean remove(MemoryNamespace namespace, String id) {
        AtomicReference<@Nullable Row<V>> removed = new AtomicReference<>();
        rows.asMap().computeIfPresent(new Key(namespace, id), (key, row) -> {
            forget(key, row);
            removed.set(row);
            return null;
        });
        return removed.get() != null;
    }

    /**
     * The items behind an id, in the order of their ids.
     *
     * @param after the id before the first; null for the very first
     */
    List<V> list(MemoryNamespace namespace, @Nullable String after, int limit) {
        List<V> items = new ArrayList<>();
        for (String id : keys.after(namespace, after)) {
            V item = get(namespace, id);
            if (item != null) {
                items.add(item);
            }
            if (items.size() == limit) {
                break;
            }
        }
        return items;
    }

    /** The last id of a namespace; null when it has none. */
    @Nullable String lastId(MemoryNamespace namespace) {
        return keys.last(namespace);
    }

    /** Frees what has expired. */
    void purge() {
        rows.cleanUp();
    }

    void clear() {
        for (Key key : List.copyOf(rows.asMap().keySet())) {
            remove(key.namespace(), key.id());
        }
        purge();
    }

    int namespaces() {
        return keys.namespaces();
    }
}
