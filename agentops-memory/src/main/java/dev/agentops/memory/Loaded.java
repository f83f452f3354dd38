package dev.agentops.memory;

import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store gave for a read: the answer, and the least trusted label in it. A store that gives what another namespace
 * holds is found out here, and the read fails as a whole.
 *
 * @param answer what the caller gets
 * @param trust how far all of it may be believed
 */
record Loaded<T>(T answer, TrustLabel trust) {

    static Loaded<Page<MemoryEvent>> events(MemoryAccess access, Page<MemoryEvent> page) {
        requireOwn(access, page.items().stream().map(MemoryEvent::namespace));
        return new Loaded<>(
                page, worst(page.items().stream().map(event -> event.message().trust())));
    }

    static Loaded<Page<MemoryRecord>> records(MemoryAccess access, Page<MemoryRecord> page) {
        return new Loaded<>(page, checked(access, page.items().stream()));
    }

    static Loaded<Optional<MemoryRecord>> record(MemoryAccess access, Optional<MemoryRecord> record) {
        return new Loaded<>(record, checked(access, record.stream()));
    }

    static Loaded<List<RecordHit>> hits(MemoryAccess access, List<RecordHit> hits) {
        return new Loaded<>(List.copyOf(hits), checked(access, hits.stream().map(RecordHit::record)));
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
