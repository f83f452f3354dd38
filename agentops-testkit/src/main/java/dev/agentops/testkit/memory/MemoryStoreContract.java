package dev.agentops.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Message;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.memory.EventDraft;
import dev.agentops.memory.MemoryEvent;
import dev.agentops.memory.MemoryException;
import dev.agentops.memory.MemoryNamespace;
import dev.agentops.memory.MemoryNamespaces;
import dev.agentops.memory.MemoryRecord;
import dev.agentops.memory.MemoryStore;
import dev.agentops.memory.Page;
import dev.agentops.memory.PageRequest;
import dev.agentops.memory.RecordDraft;
import dev.agentops.memory.RecordHit;
import dev.agentops.memory.SearchQuery;
import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MemoryStore} has to do. Extend it, and give an empty store and a way to let time pass. */
public abstract class MemoryStoreContract {
    private static final int THREADS = 8;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MemoryNamespaces NAMESPACES = MemoryNamespaces.builder()
            .events("/events/actors/{actorId}/sessions/{sessionId}/")
            .records("notes", "/strategies/{strategyId}/actors/{actorId}/")
            .build();

    private @Nullable MemoryStore opened;

    /** For the use of subclasses. */
    protected MemoryStoreContract() {}

    /** Opens a store without any content, with quotas that allow at least 1,000 records and events. */
    protected abstract MemoryStore openEmptyStore();

    /** Lets time pass for the store. */
    protected abstract void advance(Duration time);

    /** The namespace of the notes of one actor of one tenant. */
    protected final MemoryNamespace notes(String tenant, String actor) {
        return inSession(tenant, actor, "s1", session -> NAMESPACES.bindRecords("notes", session));
    }

    /** The namespace of the events of one session. */
    protected final MemoryNamespace events(String tenant, String actor, String session) {
        return inSession(tenant, actor, session, NAMESPACES::bindEvents);
    }

    /** A system for each, since one refuses a session id to a second actor. */
    private static MemoryNamespace inSession(
            String tenant, String actor, String sessionId, Function<AgentSession, MemoryNamespace> bind) {
        Principal principal = Principal.of(tenant, actor, Authentication.inProcess("test"));
        try (AgentOps ops = AgentOps.builder().allowAll().build();
                AgentSession session = ops.agent("support", "1").openSession(sessionId, principal)) {
            return bind.apply(session);
        }
    }

    @BeforeEach
    void open() {
        opened = openEmptyStore();
    }

    @AfterEach
    void close() {
        store().close();
    }

    private MemoryStore store() {
        if (opened == null) {
            throw new IllegalStateException("the store is open during a test only");
        }
        return opened;
    }

    private static RecordDraft draft(String id, String text) {
        return new RecordDraft(id, text, Map.of(), TrustLabel.TRUSTED, null);
    }

    private static List<EventDraft> said(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new EventDraft(new Message(Message.Role.USER, text, TrustLabel.TRUSTED), null))
                .toList();
    }

    private static <T> List<T> pages(
            BiFunction<MemoryNamespace, PageRequest, Page<T>> list, MemoryNamespace in, int size) {
        List<T> all = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(size));
        while (request.isPresent()) {
            Page<T> page = list.apply(in, request.get());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            all.addAll(page.items());
            request = page.next(size);
        }
        return all;
    }

    @Test
    void anEmptyNamespaceHasNothing() {
        MemoryNamespace ann = notes("acme", "ann");

        assertThat(store().getRecord(ann, "a")).isEmpty();
        assertThat(store().deleteRecord(ann, "a")).isFalse();
        assertThat(store().listRecords(ann, PageRequest.first(10))).isEqualTo(new Page<>(List.of(), null));
        assertThat(store().listEvents(ann, PageRequest.first(10))).isEqualTo(new Page<>(List.of(), null));
        assertThat(store().searchRecords(ann, new SearchQuery("anything", 10))).isEmpty();
        assertThat(store().appendEvents(ann, List.of())).isEmpty();
    }

    @Test
    void aRecordComesBackAsItWasWritten() {
        MemoryNamespace ann = notes("acme", "ann");
        RecordDraft draft = new RecordDraft("seat", "window", Map.of("from", "form"), TrustLabel.UNTRUSTED, HOUR);
        MemoryRecord written = store().putRecord(ann, draft);

        assertThat(store().getRecord(ann, "seat")).contains(written);
        assertThat(written.namespace()).isEqualTo(ann.key());
        assertThat(written.text()).isEqualTo("window");
        assertThat(written.metadata()).isEqualTo(Map.of("from", "form"));
        assertThat(written.trust()).isEqualTo(TrustLabel.UNTRUSTED);
        assertThat(written.expiresAt()).isNotNull();
    }

    @Test
    void writingAgainReplaces() {
        MemoryNamespace ann = notes("acme", "ann");
        MemoryRecord first = store().putRecord(ann, draft("seat", "window"));
        MemoryRecord second = store().putRecord(ann, draft("seat", "aisle"));

        assertThat(store().listRecords(ann, PageRequest.first(10)).items()).containsExactly(second);
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.text()).isEqualTo("aisle");
    }

    @Test
    void aDeletedRecordIsGoneEverywhere() {
        MemoryNamespace ann = notes("acme", "ann");
        store().putRecord(ann, draft("seat", "window"));

        assertThat(store().deleteRecord(ann, "seat")).isTrue();
        assertThat(store().deleteRecord(ann, "seat")).isFalse();
        assertThat(store().getRecord(ann, "seat")).isEmpty();
        assertThat(store().listRecords(ann, PageRequest.first(10)).items()).isEmpty();
        assertThat(store().searchRecords(ann, new SearchQuery("window", 10))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void pagesHoldEachRecordOnceInTheOrderOfIds(int size) {
        MemoryNamespace ann = notes("acme", "ann");
        IntStream.range(0, 20)
                .map(number -> 7 * number % 20)
                .forEach(number -> store().putRecord(ann, draft(String.format("r%02d", number), "text")));

        assertThat(pages(store()::listRecords, ann, size))
                .extracting(MemoryRecord::id)
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(number -> String.format("r%02d", number))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void pagesHoldEachEventOnceInTheOrderOfAppending(int size) {
        MemoryNamespace conversation = events("acme", "ann", "s1");
        store().appendEvents(conversation, said("0", "1", "2"));
        store().appendEvents(conversation, said("3"));
        store().appendEvents(conversation, said("4", "5", "6", "7"));

        List<MemoryEvent> all = pages(store()::listEvents, conversation, size);
        assertThat(all)
                .extracting(event -> event.message().text())
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(all).extracting(MemoryEvent::id).doesNotHaveDuplicates();
        assertThat(all).extracting(MemoryEvent::namespace).containsOnly(conversation.key());
    }

    @Test
    void deletingWhileAnotherReadsPagesLosesNoOtherRecord() {
        MemoryNamespace ann = notes("acme", "ann");
        List.of("a", "b", "c", "d").forEach(id -> store().putRecord(ann, draft(id, "text")));
        Page<MemoryRecord> first = store().listRecords(ann, PageRequest.first(2));
        store().deleteRecord(ann, "b");

        assertThat(store().listRecords(ann, first.next(2).orElseThrow()).items())
                .extracting(MemoryRecord::id)
                .containsExactly("c", "d");
    }

    @Test
    void whatHasExpiredIsNeverReturned() {
        MemoryNamespace ann = notes("acme", "ann");
        MemoryNamespace conversation = events("acme", "ann", "s1");
        store().putRecord(ann, new RecordDraft("short", "word", Map.of(), TrustLabel.TRUSTED, HOUR));
        store().putRecord(ann, draft("ever", "word"));
        store().appendEvents(
                        conversation, List.of(new EventDraft(said("word").get(0).message(), HOUR)));
        advance(HOUR);

        assertThat(store().getRecord(ann, "short")).isEmpty();
        assertThat(store().deleteRecord(ann, "short")).isFalse();
        assertThat(pages(store()::listRecords, ann, 1))
                .extracting(MemoryRecord::id)
                .containsExactly("ever");
        assertThat(store().searchRecords(ann, new SearchQuery("word", 10)))
                .extracting(hit -> hit.record().id())
                .containsExactly("ever");
        assertThat(store().listEvents(conversation, PageRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    void answersTheLargestQueryThereMayBe() {
        MemoryNamespace ann = notes("acme", "ann");
        store().putRecord(ann, draft("a", "the word number63xxxxx stands here"));
        String words = IntStream.range(0, 64)
                .mapToObj(number -> String.format(Locale.ROOT, "number%02dxxxxx", number))
                .collect(Collectors.joining(" "));

        assertThat(store().searchRecords(ann, new SearchQuery(words, 100)))
                .extracting(hit -> hit.record().id())
                .containsExactly("a");
    }

    @Test
    void searchFindsTheBestFirstAndNoMoreThanAsked() {
        MemoryNamespace ann = notes("acme", "ann");
        store().putRecord(ann, draft("both", "blue shoes"));
        store().putRecord(ann, draft("one", "blue hat"));
        store().putRecord(ann, draft("none", "red scarf"));

        List<RecordHit> hits = store().searchRecords(ann, new SearchQuery("blue shoes", 10));
        assertThat(hits).extracting(hit -> hit.record().id()).startsWith("both").doesNotContain("none");
        assertThat(hits).extracting(RecordHit::score).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(store().searchRecords(ann, new SearchQuery("blue shoes", 1))).hasSize(1);
    }

    @Test
    void scoresDoNotDependOnWhatOthersHave() {
        MemoryNamespace ann = notes("acme", "ann");
        store().putRecord(ann, draft("one", "blue hat"));
        List<RecordHit> before = store().searchRecords(ann, new SearchQuery("blue shoes", 10));
        MemoryNamespace bob = notes("acme", "bob");
        IntStream.range(0, 50).forEach(number -> store().putRecord(bob, draft("r" + number, "blue shoes, blue hat")));

        assertThat(store().searchRecords(ann, new SearchQuery("blue shoes", 10)))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann0",
                "an",
                "Ann",
                "ann/",
                "/ann",
                "ann ",
                "a%6Ee",
                "ann%2F",
                "*",
                "%",
                "_",
                "ann' or '1'='1",
                "User:ann",
                "\uff41nn",
                "ann\u0301"
            })
    void anotherActorSeesChangesAndDeletesNothing(String other) {
        MemoryNamespace ann = notes("acme", "ann");
        MemoryRecord kept = store().putRecord(ann, draft("seat", "window"));
        store().appendEvents(events("acme", "ann", "s1"), said("private"));

        requireBlind(notes("acme", other), events("acme", other, "s1"));
        assertThat(store().getRecord(ann, "seat")).contains(kept);
    }

    @Test
    void anotherTenantSeesChangesAndDeletesNothing() {
        MemoryNamespace ann = notes("acme", "ann");
        MemoryRecord kept = store().putRecord(ann, draft("seat", "window"));
        store().appendEvents(events("acme", "ann", "s1"), said("private"));

        requireBlind(notes("globex", "ann"), events("globex", "ann", "s1"));
        assertThat(store().getRecord(ann, "seat")).contains(kept);
    }

    private void requireBlind(MemoryNamespace notes, MemoryNamespace conversation) {
        assertThat(store().getRecord(notes, "seat")).isEmpty();
        assertThat(store().deleteRecord(notes, "seat")).isFalse();
        assertThat(store().listRecords(notes, PageRequest.first(100)).items()).isEmpty();
        assertThat(store().searchRecords(notes, new SearchQuery("window", 100))).isEmpty();
        assertThat(store().listEvents(conversation, PageRequest.first(100)).items())
                .isEmpty();
        store().putRecord(notes, draft("seat", "their own"));
        assertThat(store().deleteRecord(notes, "seat")).isTrue();
    }

    @Test
    void aSessionsEventsAreNotThoseOfAnother() {
        store().appendEvents(events("acme", "ann", "s1"), said("private"));

        assertThat(store().listEvents(events("acme", "ann", "s10"), PageRequest.first(10))
                        .items())
                .isEmpty();
        assertThat(store().listEvents(events("acme", "ann", "s"), PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void aTokenShowsOnlyTheNamespaceOfTheOneWhoBringsIt() {
        MemoryNamespace ann = notes("acme", "ann");
        store().putRecord(ann, draft("a", "text"));
        store().putRecord(ann, draft("b", "text"));
        PageRequest next =
                store().listRecords(ann, PageRequest.first(1)).next(10).orElseThrow();
        MemoryNamespace eve = notes("acme", "eve");
        store().putRecord(eve, draft("c", "own"));

        assertThat(readOrRefuse(eve, next)).extracting(MemoryRecord::namespace).containsOnly(eve.key());
    }

    /** A store may refuse a token that it gave for another namespace. */
    private List<MemoryRecord> readOrRefuse(MemoryNamespace namespace, PageRequest request) {
        try {
            return store().listRecords(namespace, request).items();
        } catch (MemoryException refused) {
            return store().listRecords(namespace, PageRequest.first(10)).items();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table records; --",
                "%",
                "../a",
                "{\"$gt\":\"\"}",
                "a\" OR 1=1",
                "\ud83d\ude00",
                "a/b",
                "[a-z]",
                "*"
            })
    void idsTextsAndQueriesAreData(String hostile) {
        MemoryNamespace ann = notes("acme", "ann");
        store().putRecord(ann, draft("plain", "plain"));
        MemoryRecord written = store().putRecord(
                        ann, new RecordDraft(hostile, hostile, Map.of(hostile, hostile), TrustLabel.TRUSTED, null));

        assertThat(store().getRecord(ann, hostile)).contains(written);
        assertThat(store().searchRecords(notes("acme", "eve"), new SearchQuery(hostile, 10)))
                .isEmpty();
        assertThat(store().searchRecords(ann, new SearchQuery(hostile, 10)))
                .extracting(hit -> hit.record().namespace())
                .allMatch(ann.key()::equals);
        assertThat(store().deleteRecord(ann, hostile)).isTrue();
        assertThat(pages(store()::listRecords, ann, 1))
                .extracting(MemoryRecord::id)
                .containsExactly("plain");
    }

    @Test
    void idsAreComparedByCodePoints() {
        MemoryNamespace ann = notes("acme", "ann");
        List<String> ids = List.of("a", "A", "a ", "\u00e9", "e\u0301", "\u212a", "K");
        ids.forEach(id -> store().putRecord(ann, draft(id, id)));

        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                store().getRecord(ann, id).orElseThrow().text())
                        .isEqualTo(id));
        assertThat(store().listRecords(ann, PageRequest.first(100)).items()).hasSize(ids.size());
    }

    @Test
    void manyThreadsLoseAndMixNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<String>>> lives = IntStream.range(0, 100)
                    .<Callable<List<String>>>mapToObj(
                            number -> () -> live(notes("acme", "a" + number), "own " + number))
                    .toList();
            List<Future<List<String>>> seen = threads.invokeAll(lives);
            for (int number = 0; number < seen.size(); number++) {
                assertThat(seen.get(number).get()).hasSize(3).containsOnly("own " + number);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> live(MemoryNamespace namespace, String text) {
        store().putRecord(namespace, draft("a", text));
        store().putRecord(namespace, draft("b", text));
        store().putRecord(namespace, draft("c", text));
        return pages(store()::listRecords, namespace, 1).stream()
                .map(MemoryRecord::text)
                .toList();
    }

    @Test
    void answersNothingOnceClosed() {
        MemoryNamespace ann = notes("acme", "ann");
        store().close();
        store().close();

        assertThatThrownBy(() -> store().getRecord(ann, "a")).isInstanceOf(MemoryException.class);
        assertThatThrownBy(() -> store().putRecord(ann, draft("a", "text"))).isInstanceOf(MemoryException.class);
        assertThatThrownBy(() -> store().appendEvents(ann, said("text"))).isInstanceOf(MemoryException.class);
    }
}
