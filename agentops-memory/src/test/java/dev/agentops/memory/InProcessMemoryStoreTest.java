package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessMemoryStoreTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeTime time = new FakeTime();
    private final AgentOps ops = AgentOps.builder().allowAll().build();
    private final AgentSession session = Actors.session(ops, "s1", "acme", "ann");
    private final AgentSession otherTenant = Actors.session(ops, "s1", "globex", "ann");
    private final MemoryNamespace notes = Actors.namespaces().bindRecords("notes", session);
    private final MemoryNamespace events = Actors.namespaces().bindEvents(session);
    private final MemoryNamespace foreign = Actors.namespaces().bindRecords("notes", otherTenant);
    private final InProcessMemoryStore store = store(10, 100_000).build();

    private InProcessMemoryStore.Builder store(long tenantItems, long tenantBytes) {
        return InProcessMemoryStore.builder().clock(time, time).tenantQuota(new MemoryQuota(tenantItems, tenantBytes));
    }

    @AfterEach
    void close() {
        store.close();
        ops.close();
    }

    private static RecordDraft draft(String id, String text, @Nullable Duration expiry) {
        return new RecordDraft(id, text, Map.of(), TrustLabel.TRUSTED, expiry);
    }

    private static List<EventDraft> said(int count, @Nullable Duration expiry) {
        return Collections.nCopies(count, new EventDraft(Messages.user("hello"), expiry));
    }

    @Test
    void returnsNothingThatHasExpired() {
        store.putRecord(notes, draft("short", "soon gone", HOUR));
        store.putRecord(notes, draft("long", "soon gone too, but later", HOUR.multipliedBy(2)));
        store.putRecord(notes, draft("ever", "never gone", null));
        store.appendEvents(events, said(2, HOUR));

        time.advance(HOUR.minusNanos(1));
        assertThat(store.getRecord(notes, "short")).isPresent();
        assertThat(store.listEvents(events, PageRequest.first(10)).items()).hasSize(2);

        time.advance(Duration.ofNanos(1));
        assertThat(store.getRecord(notes, "short")).isEmpty();
        assertThat(store.listRecords(notes, PageRequest.first(10)).items())
                .extracting(MemoryRecord::id)
                .containsExactly("ever", "long");
        assertThat(store.searchRecords(notes, new SearchQuery("gone", 10)))
                .extracting(hit -> hit.record().id())
                .containsExactly("ever", "long");
        assertThat(store.listEvents(events, PageRequest.first(10)).items()).isEmpty();
        assertThat(store.deleteRecord(notes, "short")).isFalse();
    }

    @Test
    void readingDoesNotProlongALifeButWritingDoes() {
        store.putRecord(notes, draft("read", "text", HOUR));
        store.putRecord(notes, draft("written", "text", HOUR));
        time.advance(HOUR.dividedBy(2));
        store.getRecord(notes, "read");
        MemoryRecord again = store.putRecord(notes, draft("written", "text", HOUR));
        time.advance(HOUR.dividedBy(2));

        assertThat(store.getRecord(notes, "read")).isEmpty();
        assertThat(store.getRecord(notes, "written")).contains(again);
        assertThat(again.createdAt()).isBefore(again.updatedAt());
        assertThat(again.expiresAt()).isEqualTo(again.updatedAt().plus(HOUR));
    }

    @Test
    void aRecordThatIsWrittenAgainAfterItExpiredIsANewOne() {
        store.putRecord(notes, draft("a", "old", HOUR));
        time.advance(HOUR);
        MemoryRecord fresh = store.putRecord(notes, draft("a", "new", HOUR));

        assertThat(fresh.createdAt()).isEqualTo(time.instant());
        assertThat(store.listRecords(notes, PageRequest.first(10)).items()).containsExactly(fresh);
        assertThat(store.toString()).startsWith("InProcessMemoryStore(1 items");
    }

    @Test
    void refusesTheWriteThatIsOneTooMuchAndKeepsEverything() {
        IntStream.range(0, 10).forEach(number -> store.putRecord(notes, draft("r" + number, "text", null)));

        assertThatThrownBy(() -> store.putRecord(notes, draft("r10", "text", null)))
                .isInstanceOfSatisfying(
                        MemoryQuotaException.class,
                        refused -> assertThat(refused.quota().maxItems()).isEqualTo(10))
                .hasMessageContaining("tenant")
                .hasMessageContaining("10");
        assertThatThrownBy(() -> store.appendEvents(events, said(1, null))).isInstanceOf(MemoryQuotaException.class);
        assertThat(store.listRecords(notes, PageRequest.first(100)).items()).hasSize(10);
        assertThatCode(() -> store.putRecord(notes, draft("r3", "changed", null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> store.putRecord(foreign, draft("r0", "another tenant's", null)))
                .doesNotThrowAnyException();
    }

    @Test
    void appendsAllEventsOrNone() {
        store.appendEvents(events, said(8, null));

        assertThatThrownBy(() -> store.appendEvents(events, said(3, null))).isInstanceOf(MemoryQuotaException.class);
        assertThat(store.listEvents(events, PageRequest.first(100)).items()).hasSize(8);
        assertThat(store.appendEvents(events, said(2, null))).hasSize(2);
    }

    @Test
    void countsBytesAsTheyAreInUtf8() {
        try (InProcessMemoryStore small = store(10, Bytes.each(notes) + 1 + 9).build()) {
            assertThatThrownBy(() -> small.putRecord(notes, draft("a", "\u20ac\u20ac\u20ac.", null)))
                    .isInstanceOf(MemoryQuotaException.class)
                    .hasMessageContaining(Bytes.each(notes) + 10 + " bytes");
            assertThatCode(() -> small.putRecord(notes, draft("a", "\ud83d\ude00\ud83d\ude00.", null)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void countsTheNameOfTheNamespaceSoThatLongIdsAreNotFree() {
        AgentSession longIds = Actors.session(ops, "s".repeat(500), "acme", "u".repeat(500));
        MemoryNamespace deep = Actors.namespaces().bindEvents(longIds);
        try (InProcessMemoryStore small = store(100, 10 * Bytes.each(events)).build()) {
            assertThatThrownBy(() ->
                            small.appendEvents(deep, Collections.nCopies(5, new EventDraft(Messages.user(""), null))))
                    .isInstanceOf(MemoryQuotaException.class);
            assertThat(small.appendEvents(events, Collections.nCopies(10, new EventDraft(Messages.user(""), null))))
                    .hasSize(10);
        }
    }

    @Test
    void keepsOneNameForAllThatIsInANamespace() {
        MemoryNamespace again = Actors.namespaces().bindEvents(session);
        assertThat(again).isEqualTo(events).isNotSameAs(events);

        store.appendEvents(events, said(1, null));
        store.appendEvents(again, said(1, null));
        List<MemoryEvent> kept = store.listEvents(events, PageRequest.first(10)).items();
        assertThat(kept.get(1).namespace()).isSameAs(kept.get(0).namespace());

        MemoryNamespace notesAgain = Actors.namespaces().bindRecords("notes", session);
        assertThat(store.putRecord(notesAgain, draft("b", "text", null)).namespace())
                .isSameAs(store.putRecord(notes, draft("a", "text", null)).namespace());
    }

    @Test
    void aRefusedReplacementLeavesTextAndLifetimeAsTheyWere() {
        try (InProcessMemoryStore small = store(10, Bytes.each(notes) + 200).build()) {
            small.putRecord(notes, draft("a", "short", HOUR));
            time.advance(HOUR.dividedBy(2));

            assertThatThrownBy(() -> small.putRecord(notes, draft("a", "x".repeat(400), HOUR)))
                    .isInstanceOf(MemoryQuotaException.class);
            assertThat(small.getRecord(notes, "a").orElseThrow().text()).isEqualTo("short");
            time.advance(HOUR.dividedBy(2));
            assertThat(small.getRecord(notes, "a")).isEmpty();
        }
    }

    @Test
    void aRefusedReplacementOfAnExpiredRecordCountsNothing() {
        try (InProcessMemoryStore small = store(10, Bytes.each(notes) + 200).build()) {
            small.putRecord(notes, draft("a", "short", HOUR));
            time.advance(HOUR);

            assertThatThrownBy(() -> small.putRecord(notes, draft("a", "x".repeat(400), HOUR)))
                    .isInstanceOf(MemoryQuotaException.class);
            assertThat(small.listRecords(notes, PageRequest.first(10)).items()).isEmpty();
            assertThat(small).hasToString("InProcessMemoryStore(0 items, 0 bytes)");
        }
    }

    @Test
    void expiredRecordsMakeRoom() {
        store.appendEvents(events, said(10, HOUR));
        time.advance(HOUR.plusMinutes(1));

        assertThat(store.appendEvents(events, said(10, HOUR))).hasSize(10);
        assertThat(store.listEvents(events, PageRequest.first(100)).items()).hasSize(10);
    }

    @Test
    void deletingMakesRoomAndLeavesNothingBehind() {
        IntStream.range(0, 10).forEach(number -> store.putRecord(notes, draft("r" + number, "text", null)));
        IntStream.range(0, 10).forEach(number -> store.deleteRecord(notes, "r" + number));

        assertThat(store).hasToString("InProcessMemoryStore(0 items, 0 bytes)");
        assertThatCode(() -> store.putRecord(notes, draft("r", "text", null))).doesNotThrowAnyException();
    }

    @Test
    void holdsAllTenantsToOneTotal() {
        try (InProcessMemoryStore small =
                store(10, 100_000).totalQuota(new MemoryQuota(3, 100_000)).build()) {
            small.putRecord(notes, draft("a", "text", null));
            small.putRecord(notes, draft("b", "text", null));
            small.putRecord(foreign, draft("a", "text", null));

            assertThatThrownBy(() -> small.putRecord(foreign, draft("b", "text", null)))
                    .isInstanceOf(MemoryQuotaException.class)
                    .hasMessageContaining("store");
        }
    }

    @Test
    void ranksByTheShareOfWordsFoundThenById() {
        store.putRecord(notes, draft("c", "Blue socks", null));
        store.putRecord(notes, draft("b", "blue shoes, size 42", null));
        store.putRecord(notes, draft("a", "red hat", null));
        store.putRecord(notes, draft("d", "BLUE", null));

        assertThat(store.searchRecords(notes, new SearchQuery("blue shoes", 2)))
                .extracting(hit -> hit.record().id() + " " + hit.score())
                .containsExactly("b 1.0", "c 0.5");
        assertThat(store.searchRecords(notes, new SearchQuery("?!", 5))).isEmpty();
    }

    @Test
    void idsOfEventsTellNothingOfOtherNamespaces() {
        List<MemoryEvent> alone = store.appendEvents(events, said(1, null));
        try (InProcessMemoryStore busy = store(10, 100_000).build()) {
            busy.appendEvents(Actors.namespaces().bindEvents(otherTenant), said(5, null));

            assertThat(busy.appendEvents(events, said(1, null))).isEqualTo(alone);
        }
    }

    @Test
    void refusesTokensThatAreNone() {
        assertThatThrownBy(() -> store.listRecords(notes, PageRequest.after("no token!", 5)))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("page token");
    }

    @Test
    void answersNothingOnceClosed() {
        store.putRecord(notes, draft("a", "text", null));
        store.close();

        assertThatThrownBy(() -> store.getRecord(notes, "a"))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("closed");
        assertThat(store).hasToString("InProcessMemoryStore(0 items, 0 bytes)");
    }
}
