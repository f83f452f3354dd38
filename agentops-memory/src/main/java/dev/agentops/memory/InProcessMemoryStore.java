package dev.agentops.memory;

import com.github.benmanes.caffeine.cache.Interner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in the memory of this process. It is a store and no cache: a record leaves when it expires or is deleted, never
 * to make room. Where there is no room, the write is refused with {@link MemoryQuotaException}. It ends with the process.
 *
 * <p>Search looks for the words of the query anywhere in a record's text, without regard to case, one record after the
 * other; the score is the share of the words that were found. Thread-safe.
 */
public final class InProcessMemoryStore implements MemoryStore {
    /** Each session binds its own; what is kept under them shares one, however long its ids are. */
    private final Interner<MemoryNamespace> namespaces = Interner.newWeakInterner();

    private final Quotas quotas;
    private final ExpiringTable<MemoryEvent> eventTable;
    private final ExpiringTable<MemoryRecord> records;
    private final EventLog events;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private volatile boolean closed;

    private InProcessMemoryStore(Builder builder) {
        clock = builder.clock;
        nanoTime = builder.nanoTime;
        quotas = new Quotas(builder.tenantQuota, builder.totalQuota);
        eventTable = new ExpiringTable<>(quotas, nanoTime);
        records = new ExpiringTable<>(quotas, nanoTime);
        events = new EventLog(eventTable, quotas, clock, nanoTime);
    }

    /** A store with the default quotas. */
    public static InProcessMemoryStore create() {
        return builder().build();
    }

    /** Starts a store. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<MemoryEvent> appendEvents(MemoryNamespace namespace, List<EventDraft> drafts) {
        requireOpen();
        List<EventDraft> copy = List.copyOf(drafts);
        return withRoom(() -> events.append(namespaces.intern(namespace), copy));
    }

    @Override
    public Page<MemoryEvent> listEvents(MemoryNamespace namespace, PageRequest page) {
        requireOpen();
        String after = PageTokens.read(page.token());
        return PageTokens.page(events.list(namespace, after, page.limit() + 1), page.limit(), MemoryEvent::id);
    }

    @Override
    public MemoryRecord putRecord(MemoryNamespace namespace, RecordDraft draft) {
        requireOpen();
        MemoryNamespace one = namespaces.intern(namespace);
        return withRoom(() -> records.replace(one, draft.id(), before -> row(one, draft, before)));
    }

    private Row<MemoryRecord> row(MemoryNamespace namespace, RecordDraft draft, @Nullable MemoryRecord before) {
        Instant now = clock.instant();
        Duration expiry = draft.expiry();
        MemoryRecord record = new MemoryRecord(
                namespace.key(),
                draft.id(),
                draft.text(),
                draft.metadata(),
                draft.trust(),
                before == null ? now : before.createdAt(),
                now,
                expiry == null ? null : now.plus(expiry));
        return new Row<>(record, Bytes.of(namespace, draft), nanoTime.getAsLong(), Lifetimes.nanos(expiry));
    }

    /** What has expired but was not freed yet must not take the place of a new write. */
    private <T> T withRoom(Supplier<T> write) {
        try {
            return write.get();
        } catch (MemoryQuotaException full) {
            eventTable.purge();
            records.purge();
            return write.get();
        }
    }

    @Override
    public Optional<MemoryRecord> getRecord(MemoryNamespace namespace, String recordId) {
        requireOpen();
        return Optional.ofNullable(records.get(namespace, recordId));
    }

    @Override
    public boolean deleteRecord(MemoryNamespace namespace, String recordId) {
        requireOpen();
        return records.remove(namespace, recordId);
    }

    @Override
    public Page<MemoryRecord> listRecords(MemoryNamespace namespace, PageRequest page) {
        requireOpen();
        String after = PageTokens.read(page.token());
        return PageTokens.page(records.list(namespace, after, page.limit() + 1), page.limit(), MemoryRecord::id);
    }

    @Override
    public List<RecordHit> searchRecords(MemoryNamespace namespace, SearchQuery query) {
        requireOpen();
        return new TermSearch(query).of(records.list(namespace, null, Integer.MAX_VALUE));
    }

    private void requireOpen() {
        if (closed) {
            throw new MemoryException("the store is closed: build another one");
        }
    }

    /** Forgets everything. */
    @Override
    public void close() {
        closed = true;
        eventTable.clear();
        records.clear();
    }

    /** Without content. */
    @Override
    public String toString() {
        Usage usage = quotas.total();
        return "InProcessMemoryStore(" + usage.items() + " items, " + usage.bytes() + " bytes)";
    }

    /** Collects the optional parts. Not thread-safe. */
    public static final class Builder {
        private MemoryQuota tenantQuota = new MemoryQuota(100_000, 64L << 20);
        private MemoryQuota totalQuota = new MemoryQuota(1_000_000, 512L << 20);
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanoTime = System::nanoTime;

        private Builder() {}

        /** What one tenant may have; 100,000 records and events and 64 MiB unless told. */
        public Builder tenantQuota(MemoryQuota quota) {
            tenantQuota = quota;
            return this;
        }

        /** What all tenants may have together; 1,000,000 records and events and 512 MiB unless told. */
        public Builder totalQuota(MemoryQuota quota) {
            totalQuota = quota;
            return this;
        }

        /** The clock of timestamps, and the counter of nanoseconds for expiry; the system's unless told. */
        public Builder clock(InstantSource clock, LongSupplier nanoTime) {
            this.clock = clock;
            this.nanoTime = nanoTime;
            return this;
        }

        /** Builds the store. */
        public InProcessMemoryStore build() {
            return new InProcessMemoryStore(this);
        }
    }
}
