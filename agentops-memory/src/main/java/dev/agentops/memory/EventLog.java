package dev.agentops.memory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of all namespaces. Appends to one namespace follow each other, so that a reader who follows the pages misses
 * none. Ids come from the clock and from the namespace's own events, so that they tell nothing of any other.
 */
final class EventLog {
    private static final int STRIPES = 64;

    private final ReentrantLock[] appending =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
    private final ExpiringTable<MemoryEvent> table;
    private final Quotas quotas;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    EventLog(ExpiringTable<MemoryEvent> table, Quotas quotas, InstantSource clock, LongSupplier nanoTime) {
        this.table = table;
        this.quotas = quotas;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    List<MemoryEvent> append(MemoryNamespace namespace, List<EventDraft> drafts) {
        long bytes =
                drafts.stream().mapToLong(draft -> Bytes.of(namespace, draft)).sum();
        ReentrantLock lock = appending[Math.floorMod(namespace.hashCode(), STRIPES)];
        lock.lock();
        try {
            quotas.charge(namespace.tenant(), drafts.size(), bytes);
            return insert(namespace, drafts);
        } finally {
            lock.unlock();
        }
    }

    private List<MemoryEvent> insert(MemoryNamespace namespace, List<EventDraft> drafts) {
        List<MemoryEvent> events = new ArrayList<>(drafts.size());
        long number = nextNumber(namespace);
        for (EventDraft draft : drafts) {
            String id = String.format(Locale.ROOT, "%016x", number++);
            MemoryEvent event = new MemoryEvent(namespace.key(), id, draft.message(), clock.instant());
            long lifetime = Lifetimes.nanos(draft.expiry());
            table.insert(namespace, id, new Row<>(event, Bytes.of(namespace, draft), nanoTime.getAsLong(), lifetime));
            events.add(event);
        }
        return events;
    }

    private long nextNumber(MemoryNamespace namespace) {
        String last = table.lastId(namespace);
        long micros = Math.max(0, clock.millis()) * 1000;
        return last == null ? micros : Math.max(micros, Long.parseLong(last, 16) + 1);
    }

    List<MemoryEvent> list(MemoryNamespace namespace, @Nullable String after, int limit) {
        return table.list(namespace, after, limit);
    }
}
