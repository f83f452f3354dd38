package dev.agentops.memory;

import java.util.List;
import java.util.Optional;

/**
 * Keeps events and records. Applications do not call it: they use the {@link ScopedMemory} of a session.
 *
 * <p>Implementations are thread-safe and hold to this, which {@code MemoryStoreContract} of the test kit checks:
 *
 * <ul>
 *   <li>An operation sees and changes what is kept under exactly the {@linkplain MemoryNamespace#key() key} of its
 *       namespace. A service that matches by prefix is asked with the key, which ends with a slash, and what it finds
 *       below that is left out.
 *   <li>What was acknowledged is kept until it is deleted or expires, and what has expired is never returned.
 *   <li>A write happens as a whole or fails; a read that cannot be answered in full fails. They fail with
 *       {@link MemoryException}, a write beyond a quota with {@link MemoryQuotaException}.
 *   <li>Ids, texts and tokens are data: whatever their characters, they never become part of a query.
 * </ul>
 */
public interface MemoryStore extends AutoCloseable {
    /** Appends events in this order after those that are there; all of them or none. */
    List<MemoryEvent> appendEvents(MemoryNamespace namespace, List<EventDraft> events);

    /**
     * Lists events, oldest first.
     *
     * @throws MemoryException also when the token is none of this store's
     */
    Page<MemoryEvent> listEvents(MemoryNamespace namespace, PageRequest page);

    /** Writes a record; one of the same id is replaced. */
    MemoryRecord putRecord(MemoryNamespace namespace, RecordDraft draft);

    /** Reads a record; one that is kept elsewhere is as absent as one that never was. */
    Optional<MemoryRecord> getRecord(MemoryNamespace namespace, String recordId);

    /** Deletes a record; false when there was none here. */
    boolean deleteRecord(MemoryNamespace namespace, String recordId);

    /**
     * Lists records in the order of their ids.
     *
     * @throws MemoryException also when the token is none of this store's
     */
    Page<MemoryRecord> listRecords(MemoryNamespace namespace, PageRequest page);

    /** Finds records, best first; among equals in the order of their ids. */
    List<RecordHit> searchRecords(MemoryNamespace namespace, SearchQuery query);

    /** Lets go of what it holds open; afterwards each operation fails. Closing again does nothing. */
    @Override
    void close();
}
