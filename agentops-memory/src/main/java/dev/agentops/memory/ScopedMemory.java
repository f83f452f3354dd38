package dev.agentops.memory;

import dev.agentops.AgentSession;
import dev.agentops.Message;
import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of one session: the events of its conversation, and the records of each strategy that its actor has. There
 * is no way from it to another namespace, and it ends with its session: any use after that throws
 * {@link dev.agentops.SessionException}.
 *
 * <p>Each use is decided and recorded like a tool call, as {@code read}, {@code write}, {@code delete} or {@code search}.
 * A refusal throws {@link MemoryDeniedException}, a failure {@link MemoryException}, a write beyond a quota
 * {@link MemoryQuotaException}: an empty answer means that there is nothing. What was read and is untrusted taints the
 * session; what a tainted session writes is untrusted. Thread-safe.
 */
public final class ScopedMemory {
    private static final int PAGE = 100;

    private final AgentSession session;
    private final MemoryStore store;
    private final MemoryNamespaces namespaces;
    private final MemoryPath path;

    ScopedMemory(AgentSession session, MemoryStore store, MemoryNamespaces namespaces) {
        this.session = session;
        this.store = store;
        this.namespaces = namespaces;
        this.path = new MemoryPath(session);
    }

    /**
     * Appends messages to the conversation, all of them or none. What the user said keeps its label; anything else is at
     * most as trusted as what the session has seen.
     */
    public void append(List<Message> messages) {
        List<Message> copy = List.copyOf(messages);
        MemoryAccess access =
                MemoryAccess.ofEvents("append", namespaces, session).with("count", copy.size());
        path.write(
                access,
                copy.size(),
                () -> store.appendEvents(
                        access.namespace(), copy.stream().map(this::draft).toList()));
    }

    private EventDraft draft(Message message) {
        TrustLabel trust = message.role() == Message.Role.USER
                ? message.trust()
                : message.trust().and(session.taint());
        return new EventDraft(
                new Message(message.role(), message.text(), trust),
                namespaces.eventExpiry().orElse(null));
    }

    /** The first 100 events of the conversation, oldest first. */
    public Page<MemoryEvent> events() {
        return events(PageRequest.first(PAGE));
    }

    /** A page of the conversation's events, oldest first. */
    public Page<MemoryEvent> events(PageRequest page) {
        MemoryAccess access = MemoryAccess.ofEvents("listEvents", namespaces, session);
        return path.read(access, () -> Loaded.events(access, store.listEvents(access.namespace(), page)));
    }

    /**
     * Writes a record, which replaces one of the same id. It is as trusted as what the session has seen.
     *
     * @param strategyId one of the configured strategies
     * @param recordId 1 to 512 visible characters
     * @param text what is to be remembered
     */
    public MemoryRecord put(String strategyId, String recordId, String text) {
        return put(strategyId, recordId, text, Map.of(), TrustLabel.TRUSTED);
    }

    /**
     * Writes a record, which replaces one of the same id.
     *
     * @param metadata more about it
     * @param trust how far the text may be believed; in a session that has seen untrusted text it is untrusted anyway
     */
    public MemoryRecord put(
            String strategyId, String recordId, String text, Map<String, String> metadata, TrustLabel trust) {
        MemoryAccess access = ofRecord("put", strategyId, recordId);
        return path.write(
                access,
                1,
                () -> store.putRecord(
                        access.namespace(),
                        new RecordDraft(
                                recordId,
                                text,
                                metadata,
                                trust.and(session.taint()),
                                namespaces.strategy(strategyId).expiry())));
    }

    /** Reads a record; empty when this namespace has none of this id. */
    public Optional<MemoryRecord> get(String strategyId, String recordId) {
        MemoryAccess access = ofRecord("get", strategyId, recordId);
        return path.read(access, () -> Loaded.record(access, store.getRecord(access.namespace(), recordId)));
    }

    /** Deletes a record; false when this namespace has none of this id. */
    public boolean delete(String strategyId, String recordId) {
        MemoryAccess access = ofRecord("delete", strategyId, recordId);
        return path.delete(access, () -> store.deleteRecord(access.namespace(), recordId));
    }

    /** The first 100 records of a strategy, in the order of their ids. */
    public Page<MemoryRecord> list(String strategyId) {
        return list(strategyId, PageRequest.first(PAGE));
    }

    /** A page of the records of a strategy, in the order of their ids. */
    public Page<MemoryRecord> list(String strategyId, PageRequest page) {
        MemoryAccess access = MemoryAccess.ofRecords("list", namespaces, strategyId, session);
        return path.read(access, () -> Loaded.records(access, store.listRecords(access.namespace(), page)));
    }

    /**
     * Finds records of a strategy, best first.
     *
     * @param text words to be found: at most 1,000 characters and 64 different words
     * @param topK how many at most, 1 to 100
     * @throws IllegalArgumentException when the text is blank or too large, or topK is out of its range
     */
    public List<RecordHit> search(String strategyId, String text, int topK) {
        SearchQuery query = new SearchQuery(text, topK);
        MemoryAccess access = MemoryAccess.ofRecords("search", namespaces, strategyId, session)
                .with("topK", topK);
        return path.search(access, text, () -> Loaded.hits(access, store.searchRecords(access.namespace(), query)));
    }

    private MemoryAccess ofRecord(String operation, String strategyId, String recordId) {
        RecordIds.require(recordId);
        return MemoryAccess.ofRecords(operation, namespaces, strategyId, session)
                .with("recordId", recordId);
    }

    /** Without ids, which may be personal data. */
    @Override
    public String toString() {
        return "ScopedMemory(" + session + ")";
    }
}
