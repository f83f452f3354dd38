package dev.agentops.memory;

import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store gave: the answer, the least trusted label in it, and how much it is. A store that gives what another namespace
 * holds is found out here, and the read fails as a whole.
 *
 * @param answer what the caller gets
 * @param trust how far all of it may be believed
 * @param items how many items were read or changed
 */
record Loaded<T>(T answer, TrustLabel trust, int items) {

    /** An answer that holds nothing that the session did not say itself. */
    static <T> Loaded<T> acknowledged(T answer, int items) {
        return new Loaded<>(answer, TrustLabel.TRUSTED, items);
    }

    /** The answer as it is recorded: memory is content that was decided on elsewhere, so only its size. */
    String summary() {
        return items == 1 ? "1 item" : items + " items";
    }

    static Loaded<Page<MemoryEvent>> events(MemoryAccess access, Page<MemoryEvent> page) {
        requireOwn(access, page.items().stream().map(MemoryEvent::namespace));
        TrustLabel trust =
                worst(page.items().stream().map(event -> event.message().trust()));
        return new Loaded<>(page, trust, page.items().size());
    }

    static Loaded<Page<MemoryRecord>> records(MemoryAccess access, Page<MemoryRecord> page) {
        return new Loaded<>(
                page, checked(access, page.items().stream()), page.items().size());
    }

    static Loaded<Optional<MemoryRecord>> record(MemoryAccess access, Optional<MemoryRecord> record) {
        return new Loaded<>(record, checked(access, record.stream()), record.isPresent() ? 1 : 0);
    }

    static Loaded<List<RecordHit>> hits(MemoryAccess access, List<RecordHit> hits) {
        return new Loaded<>(List.copyOf(hits), checked(access, hits.stream().map(RecordHit::record)), hits.size());
    }

    private static TrustLabel checked(MemoryAccess access, Stream<MemoryRecord> records) {
        List<MemoryRecord> all = records.toList();
        requireOwn(access, all.stream().map(MemoryRecord::namespace));
        return worst(all.stream().map(MemoryRecord::trust));
    }

    private static void requireOwn(MemoryAccess access, Stream<String> keys) {
        if (!keys.allMatch(access.namespace().key()::equals)) {
            throw new MemoryException("the store answered with what another namespace holds, so the read is refused:"
                    + " it must compare whole namespaces, not prefixes");
        }
    }

    private static TrustLabel worst(Stream<TrustLabel> labels) {
        return labels.reduce(TrustLabel.TRUSTED, TrustLabel::and);
    }
}
