package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Message;
import dev.agentops.SessionException;
import dev.agentops.Turn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopedMemoryTest {
    private final AgentOps ops = AgentOps.builder().allowAll().build();
    private final InProcessMemoryStore store = InProcessMemoryStore.create();
    private final AgentMemory memory = AgentMemory.create(ops, store, Actors.namespaces());

    @AfterEach
    void close() {
        ops.close();
        store.close();
    }

    @Test
    void keepsTheConversationInOrder() {
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann");
                Turn turn = session.startTurn("hello")) {
            turn.reply("good day");
            memory.of(session).append(turn.messages());
            memory.of(session).append(List.of());

            assertThat(memory.of(session).events().items())
                    .extracting(event -> event.message().text())
                    .containsExactly("hello", "good day");
            assertThat(memory.of(session).events().items())
                    .extracting(event -> event.message().role())
                    .containsExactly(Message.Role.USER, Message.Role.ASSISTANT);
        }
    }

    @Test
    void pagesThroughALongConversationWithoutGapsOrRepetition() {
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory scoped = memory.of(session);
            for (int batch = 0; batch < 7; batch++) {
                scoped.append(List.of(
                        Messages.user("m" + 3 * batch),
                        Messages.user("m" + (3 * batch + 1)),
                        Messages.user("m" + (3 * batch + 2))));
            }

            assertThat(Messages.allTexts(scoped, 4))
                    .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 21)
                            .mapToObj(number -> "m" + number)
                            .toList());
        }
    }

    @Test
    void readsWritesListsSearchesAndDeletesRecords() {
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory scoped = memory.of(session);
            scoped.put("notes", "seat", "likes a window seat");
            scoped.put("notes", "meal", "vegetarian meal, no nuts");

            assertThat(scoped.get("notes", "seat").orElseThrow().text()).isEqualTo("likes a window seat");
            assertThat(scoped.list("notes").items())
                    .extracting(MemoryRecord::id)
                    .containsExactly("meal", "seat");
            assertThat(scoped.search("notes", "WINDOW or nuts", 5))
                    .extracting(hit -> hit.record().id())
                    .containsExactlyInAnyOrder("meal", "seat");
            assertThat(scoped.delete("notes", "seat")).isTrue();
            assertThat(scoped.delete("notes", "seat")).isFalse();
            assertThat(scoped.get("notes", "seat")).isEmpty();
        }
    }

    @Test
    void diesWithItsSession() {
        AgentSession session = Actors.session(ops, "s1", "acme", "ann");
        ScopedMemory kept = memory.of(session);
        kept.put("notes", "seat", "window");
        session.close();

        List<Runnable> uses = List.of(
                () -> kept.append(List.of(Messages.user("late"))),
                () -> kept.events(),
                () -> kept.put("notes", "seat", "aisle"),
                () -> kept.get("notes", "seat"),
                () -> kept.list("notes"),
                () -> kept.search("notes", "window", 1),
                () -> kept.delete("notes", "seat"));

        assertThat(uses)
                .allSatisfy(use -> assertThatThrownBy(use::run)
                        .isInstanceOfSatisfying(
                                SessionException.class,
                                ended -> assertThat(ended.problem()).isEqualTo(SessionException.Problem.ENDED)));
    }

    @Test
    void staysDeadWhenTheSessionIsResumed() {
        AgentSession session = Actors.session(ops, "s1", "acme", "ann");
        ScopedMemory kept = memory.of(session);
        kept.put("notes", "seat", "window");
        session.close();

        try (AgentSession resumed = ops.agent(Actors.AGENT, "1").resumeSession("s1", Actors.user("acme", "ann"))) {
            assertThatThrownBy(() -> kept.get("notes", "seat")).isInstanceOf(SessionException.class);
            assertThat(memory.of(resumed).get("notes", "seat")).isPresent();
        }
    }

    @Test
    void refusesTheSessionOfAnotherSystem() {
        try (AgentOps lenient = AgentOps.builder().allowAll().build();
                AgentSession foreign = Actors.session(lenient, "s1", "acme", "ann")) {
            assertThatThrownBy(() -> memory.of(foreign))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageContaining("another AgentOps");
        }
    }

    @Test
    void leavesTheCurrentSessionAsItWas() {
        try (AgentSession one = Actors.session(ops, "s1", "acme", "ann");
                AgentSession other = Actors.session(ops, "s2", "acme", "bob");
                var current = one.makeCurrent()) {
            assertThat(current).isNotNull();
            memory.of(other);

            assertThat(ops.currentSession()).isSameAs(one);
        }
    }

    @Test
    void namesTheStrategiesThatThereAre() {
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            assertThatThrownBy(() -> memory.of(session).get("nodes", "x"))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageContaining("notes");
        }
    }

    @Test
    void saysSoWhenNoEventsAreConfigured() {
        AgentMemory recordsOnly = AgentMemory.create(
                ops,
                store,
                MemoryNamespaces.builder().records("notes", "/notes/{actorId}/").build());
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            assertThatThrownBy(() -> recordsOnly.of(session).append(List.of(Messages.user("hello"))))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageContaining("events(…)");
        }
    }

    @Test
    void sharesWhatIsDeclaredSharedWithinATenantOnly() {
        try (AgentSession ann = Actors.session(ops, "s1", "acme", "ann");
                AgentSession bob = Actors.session(ops, "s2", "acme", "bob");
                AgentSession eve = Actors.session(ops, "s3", "evil", "eve")) {
            memory.of(ann).put("handbook", "returns", "30 days");

            assertThat(memory.of(bob).get("handbook", "returns")).isPresent();
            assertThat(memory.of(eve).get("handbook", "returns")).isEmpty();
        }
    }
}
