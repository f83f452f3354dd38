package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.Reason;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each access is decided, and one that is refused or fails says so. */
class MemoryDecisionTest {
    private static final Map<String, Consumer<ScopedMemory>> USES = Map.of(
            "append", memory -> memory.append(List.of(Messages.user("secret words"))),
            "listEvents", memory -> memory.events(),
            "put", memory -> memory.put("notes", "seat", "secret words"),
            "get", memory -> memory.get("notes", "seat"),
            "list", memory -> memory.list("notes"),
            "search", memory -> memory.search("notes", "secret words", 3),
            "delete", memory -> memory.delete("notes", "seat"));

    private final InProcessMemoryStore store = InProcessMemoryStore.create();

    private void with(Authorizer authorizer, Consumer<ScopedMemory> use) {
        try (AgentOps ops = AgentOps.builder().authorizer(authorizer).build();
                AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            use.accept(AgentMemory.create(ops, store, Actors.namespaces()).of(session));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "append, write",
        "listEvents, read",
        "put, write",
        "get, read",
        "list, read",
        "search, search",
        "delete, delete"
    })
    void asksForEachOperationWithFactsButWithoutContent(String operation, String action) {
        List<AuthorizationRequest> asked = new ArrayList<>();
        with(
                request -> {
                    asked.add(request);
                    return Decision.allow();
                },
                USES.get(operation));

        AuthorizationRequest request = asked.get(0);
        assertThat(asked).hasSize(1);
        assertThat(request.action()).isEqualTo(Action.memory(action));
        assertThat(request.principal()).isEqualTo(Actors.user("acme", "ann"));
        assertThat(request.input()).containsEntry("operation", operation).containsEntry("shared", false);
        assertThat(request.input().get("namespace").toString()).startsWith("/").contains("/actors/ann/");
        assertThat(request.input().get("template").toString()).contains("{actorId}");
        assertThat(request.input().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"append", "listEvents", "put", "get", "list", "search", "delete"})
    void aRefusalIsThrownAndNothingHappens(String operation) {
        with(Authorizer.allowAll(), memory -> memory.put("notes", "seat", "window"));
        String before = store.toString();

        with(
                request -> Decision.deny(Reason.of("no-memory")),
                memory -> assertThatThrownBy(() -> USES.get(operation).accept(memory))
                        .isInstanceOfSatisfying(
                                MemoryDeniedException.class,
                                denied -> assertThat(denied.denial()).isInstanceOf(Denial.ByPolicy.class)));

        assertThat(store).hasToString(before);
        with(
                Authorizer.allowAll(),
                memory -> assertThat(memory.get("notes", "seat").orElseThrow().text())
                        .isEqualTo("window"));
    }

    @ParameterizedTest
    @CsvSource({"append", "listEvents", "put", "get", "list", "search", "delete"})
    void anAuthorizerThatFailsIsARefusal(String operation) {
        Authorizer broken = request -> {
            throw new IllegalStateException("policy server is down");
        };
        with(
                broken,
                memory -> assertThatThrownBy(() -> USES.get(operation).accept(memory))
                        .isInstanceOfSatisfying(
                                MemoryDeniedException.class,
                                denied -> assertThat(denied.denial()).isInstanceOf(Denial.NoDecision.class)));
        with(
                request -> null,
                memory -> assertThatThrownBy(() -> USES.get(operation).accept(memory))
                        .isInstanceOf(MemoryDeniedException.class));
    }

    @Test
    void anEscalationIsARefusalUntilSomebodyCanBeAsked() {
        with(
                request -> Decision.escalate(),
                memory -> assertThatThrownBy(() -> memory.get("notes", "seat"))
                        .isInstanceOf(MemoryDeniedException.class));
    }

    @Test
    void aPolicyCanTellSharedMemoryFromAnActorsOwn() {
        Authorizer nothingShared = request ->
                Boolean.TRUE.equals(request.input().get("shared")) ? Decision.denyByDefault() : Decision.allow();
        with(nothingShared, memory -> {
            memory.put("notes", "seat", "window");
            assertThatThrownBy(() -> memory.put("handbook", "returns", "30 days"))
                    .isInstanceOf(MemoryDeniedException.class);
        });
    }

    @Test
    void aPolicySeesTheTaintOfTheSession() {
        Authorizer cleanWritesOnly = request ->
                request.session().taint() == TrustLabel.TRUSTED ? Decision.allow() : Decision.denyByDefault();
        try (AgentOps ops = AgentOps.builder().authorizer(cleanWritesOnly).build();
                AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory memory =
                    AgentMemory.create(ops, store, Actors.namespaces()).of(session);
            memory.put("notes", "seat", "window");
            session.raiseTaint(TrustLabel.UNTRUSTED);

            assertThatThrownBy(() -> memory.put("notes", "seat", "aisle")).isInstanceOf(MemoryDeniedException.class);
        }
    }

    @Test
    void aFailingStoreIsNeverAnEmptyAnswer() {
        IllegalStateException down = new IllegalStateException("disk is full");
        try (AgentOps ops = AgentOps.builder().allowAll().build();
                AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory memory = AgentMemory.create(ops, FaultyStores.throwing(down), Actors.namespaces())
                    .of(session);

            assertThat(USES)
                    .allSatisfy((operation, use) -> assertThatThrownBy(() -> use.accept(memory))
                            .isInstanceOf(MemoryException.class)
                            .hasCause(down));
        }
    }

    @Test
    void aStoreThatAnswersNullIsAFailure() {
        try (AgentOps ops = AgentOps.builder().allowAll().build();
                AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory memory = AgentMemory.create(ops, FaultyStores.answering(null), Actors.namespaces())
                    .of(session);

            assertThat(USES)
                    .allSatisfy((operation, use) ->
                            assertThatThrownBy(() -> use.accept(memory)).isInstanceOf(MemoryException.class));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "append, 1 item",
        "listEvents, 2 items",
        "put, 1 item",
        "get, 1 item",
        "list, 1 item",
        "search, 0 items",
        "delete, 1 item"
    })
    void whereContentIsRecordedAnAnswerOfMemoryIsItsSize(String operation, String recorded) {
        Recording recording = new Recording();
        try (AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .observer(recording)
                        .recordContent((kind, value) -> value)
                        .build();
                AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory memory =
                    AgentMemory.create(ops, store, Actors.namespaces()).of(session);
            memory.append(List.of(Messages.user("one"), Messages.user("two")));
            memory.put("notes", "seat", "window");
            USES.get(operation).accept(memory);
        }
        assertThat(recording.completed().get(2).result().text()).isEqualTo(recorded);
    }

    @Test
    void aWriteBeyondTheQuotaSaysSo() {
        InProcessMemoryStore small = InProcessMemoryStore.builder()
                .tenantQuota(new MemoryQuota(1, 10_000))
                .build();
        try (AgentOps ops = AgentOps.builder().allowAll().build();
                AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory memory =
                    AgentMemory.create(ops, small, Actors.namespaces()).of(session);
            memory.put("notes", "seat", "window");

            assertThatThrownBy(() -> memory.put("notes", "meal", "vegetarian"))
                    .isInstanceOf(MemoryQuotaException.class);
        }
    }
}
