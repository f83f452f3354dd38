package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.authorization.Action;
import dev.agentops.event.CallStarted;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
@SuppressWarnings("try") // a scope is there to be closed, not to be read
class SessionTest {
    private final Systems systems = new Systems();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);

    private void registerSlow() {
        systems.tools.register(Tool.builder("slow")
                .body(invocation -> {
                    running.countDown();
                    return finish.await(10, TimeUnit.SECONDS);
                })
                .build());
    }

    private static void assertRefused(SessionException.Problem problem, Runnable open) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(open::run)
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void anIdBelongsToOneActorEvenAfterItEnded() {
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession session = agent.openSession("s1", Systems.ALICE);

            assertRefused(SessionException.Problem.OTHER_ACTOR, () -> agent.openSession("s1", Systems.BOB));
            assertRefused(SessionException.Problem.OTHER_ACTOR, () -> agent.resumeSession("s1", Systems.BOB));
            session.close();
            assertRefused(SessionException.Problem.OTHER_ACTOR, () -> agent.openSession("s1", Systems.BOB));
            assertRefused(SessionException.Problem.OTHER_ACTOR, () -> agent.resumeSession("s1", Systems.BOB));
            assertRefused(
                    SessionException.Problem.OTHER_ACTOR,
                    () -> ops.agent("other", "1.0").openSession("s1", Systems.BOB));
        }
    }

    @Test
    void tenantsDoNotSeeEachOthersIds() {
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession here = agent.openSession("s1", Systems.ALICE);
            AgentSession there = agent.openSession("s1", Systems.actor("globex", "alice"));

            assertThat(here).isNotSameAs(there);
        }
    }

    @Test
    void anActorIsTenantTypeAndIdAndNotItsTags() {
        Principal tagged = Principal.builder("acme", "alice", Authentication.verifiedToken("idp"))
                .tag("tier", "gold")
                .build();
        Principal service = Principal.builder("acme", "alice", Authentication.inProcess("test"))
                .type("Service")
                .build();
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession session = agent.openSession("s1", Systems.ALICE);

            assertRefused(SessionException.Problem.OTHER_ACTOR, () -> agent.resumeSession("s1", service));
            session.close();
            assertThat(agent.resumeSession("s1", tagged).actor()).isEqualTo(tagged);
        }
    }

    @Test
    void openingTwiceAndReopeningMustBeSaid() {
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession first = agent.openSession("s1", Systems.ALICE);
            assertRefused(SessionException.Problem.ALREADY_OPEN, () -> agent.openSession("s1", Systems.ALICE));
            assertThat(agent.resumeSession("s1", Systems.ALICE)).isSameAs(first);

            first.close();
            assertRefused(SessionException.Problem.ENDED, () -> agent.openSession("s1", Systems.ALICE));
            AgentSession resumed = agent.resumeSession("s1", Systems.ALICE);

            assertThat(resumed).isNotSameAs(first);
            assertThat(systems.eventsOf(SessionOpened.class))
                    .extracting(SessionOpened::resumed)
                    .containsExactly(false, true);
        }
    }

    @Test
    void resumingAnOpenSessionGivesNobodyItsRights() {
        Principal admin = Principal.builder("acme", "alice", Authentication.verifiedToken("idp"))
                .group("admin")
                .build();
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession session = agent.openSession("s1", admin);

            assertThat(agent.resumeSession("s1", admin)).isSameAs(session);
            assertRefused(SessionException.Problem.ALREADY_OPEN, () -> agent.resumeSession("s1", Systems.ALICE));
            assertRefused(
                    SessionException.Problem.ALREADY_OPEN,
                    () -> ops.agent("support", "2.0").resumeSession("s1", admin));
        }
    }

    @Test
    void resumingDoesNotCleanASession() {
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession first = agent.openSession("s1", Systems.ALICE);
            first.startTurn("one").call("echo", Map.of("text", "from outside"));
            first.close();
            AgentSession resumed = agent.resumeSession("s1", Systems.ALICE);

            assertThat(resumed.taint()).isEqualTo(TrustLabel.UNTRUSTED);
            assertThat(resumed.startTurn("two").number()).isEqualTo(2);
            resumed.startTurn("three").call("echo", Map.of());
            assertThat(systems.lastCall().start().number()).isEqualTo(2);
        }
    }

    @Test
    void whatASessionOfAnotherProcessHasSeenIsNotTrusted() {
        try (AgentOps ops = systems.builder().build()) {
            assertThat(ops.agent("support", "1.0")
                            .resumeSession("unknown", Systems.ALICE)
                            .taint())
                    .isEqualTo(TrustLabel.UNTRUSTED);
        }
    }

    @Test
    void anUntrustedMessageTaints() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            turn.add(new Message(Message.Role.TOOL, "believe me", TrustLabel.UNTRUSTED));
            turn.reply("they say");

            assertThat(turn.session().taint()).isEqualTo(TrustLabel.UNTRUSTED);
            assertThat(turn.messages().get(2).trust()).isEqualTo(TrustLabel.UNTRUSTED);
        }
    }

    @Test
    void anyDurationMayBeGiven() {
        AgentOps ops = systems.builder()
                .idleTimeout(Duration.ofSeconds(Long.MAX_VALUE))
                .build();
        Systems.session(ops);

        assertThat(ops.endIdleSessions()).isZero();
        assertThat(ops.close(Duration.ofSeconds(Long.MAX_VALUE)).isComplete()).isTrue();
    }

    @Test
    void twoAgentsMayServeOneSessionOfOneActor() {
        try (AgentOps ops = systems.builder().build()) {
            ops.agent("supervisor", "1.0").openSession("s1", Systems.ALICE);
            AgentSession worker = ops.agent("worker", "1.0").openSession("s1", Systems.ALICE);

            assertThat(worker.agent().name()).isEqualTo("worker");
            assertThat(ops.openSessions()).isEqualTo(2);
        }
    }

    @Test
    void noMoreSessionsThanAllowedAndEndedOnesAreForgottenInOrder() {
        try (AgentOps ops = systems.builder().maxSessions(2).build()) {
            Agent agent = ops.agent("support", "1.0");
            AgentSession first = agent.openSession("s1", Systems.ALICE);
            agent.openSession("s2", Systems.ALICE);
            assertRefused(SessionException.Problem.TOO_MANY, () -> agent.openSession("s3", Systems.ALICE));

            first.close();
            agent.openSession("s3", Systems.ALICE).close();
            agent.openSession("s4", Systems.ALICE).close();

            assertThat(agent.openSession("s1", Systems.BOB).actor())
                    .as("two sessions ended after s1, so it is forgotten")
                    .isEqualTo(Systems.BOB);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u202Eb", "a\u200Bb", "\uD800", "a\u0000"})
    void refusesIdsThatCannotBeSeen(String id) {
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> agent.openSession(id, Systems.ALICE));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Systems.actor("acme", id));
        }
    }

    @Test
    void endsAfterTheIdleTimeAndNotBefore() {
        try (AgentOps ops = systems.builder().idleTimeout(Duration.ofMinutes(5)).build()) {
            AgentSession session = Systems.session(ops);
            Turn turn = session.startTurn("hello");
            systems.nanos.addAndGet(Duration.ofMinutes(4).toNanos());
            turn.call("echo", Map.of("text", "still here"));
            systems.nanos.addAndGet(Duration.ofMinutes(4).toNanos());
            assertThat(ops.endIdleSessions()).isZero();
            systems.nanos.addAndGet(Duration.ofMinutes(1).toNanos());

            assertThat(ops.endIdleSessions()).isEqualTo(1);
            assertThat(session.isOpen()).isFalse();
            assertThat(systems.eventsOf(TurnEnded.class)).hasSize(1);
            assertThat(systems.eventsOf(SessionEnded.class))
                    .singleElement()
                    .extracting(SessionEnded::cause)
                    .isEqualTo(SessionEnded.Cause.IDLE);
            assertRefused(SessionException.Problem.ENDED, () -> turn.call("echo", Map.of()));
            assertRefused(SessionException.Problem.ENDED, () -> session.startTurn("again"));
        }
    }

    @Test
    void isNotIdleWhileSomebodyWaitsForACall() throws Exception {
        registerSlow();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (AgentOps ops = systems.builder().idleTimeout(Duration.ofMinutes(5)).build()) {
            Turn turn = Systems.turn(ops);
            Future<CallOutcome> call = other.submit(() -> turn.call("slow", Map.of()));
            running.await();
            systems.nanos.addAndGet(Duration.ofHours(1).toNanos());

            assertThat(ops.endIdleSessions()).isZero();
            finish.countDown();
            assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(CallOutcome.Completed.class);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        AgentOps ops = systems.builder().build();
        AgentSession session = Systems.session(ops);
        Turn turn = session.startTurn("hello");
        turn.close();
        turn.close();
        session.close();
        session.close();
        CloseReport first = ops.close(Duration.ofSeconds(1));

        assertThat(ops.close(Duration.ofSeconds(1))).isSameAs(first);
        assertThat(systems.eventsOf(TurnEnded.class)).hasSize(1);
        assertThat(systems.eventsOf(SessionEnded.class)).hasSize(1);
        assertRefused(SessionException.Problem.ENDED, () -> Systems.session(ops));
    }

    @Test
    void closingReportsACallThatStillRuns() throws Exception {
        registerSlow();
        ExecutorService other = Executors.newSingleThreadExecutor();
        AgentOps ops = systems.builder().build();
        Turn turn = Systems.turn(ops);
        Future<CallOutcome> call = other.submit(() -> turn.call("slow", Map.of()));
        running.await();

        CloseReport report = ops.close(Duration.ofMillis(50));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.openSessions()).isEqualTo(1);
        finish.countDown();
        call.get(10, TimeUnit.SECONDS);
        other.shutdown();

        assertThat(systems.eventsOf(SessionEnded.class))
                .as("it ends when the call does")
                .hasSize(1);
    }

    @Test
    void anAccessBelongsToTheCurrentOrOnlyTurn() {
        try (AgentOps ops = systems.builder().build()) {
            AgentSession session = Systems.session(ops);
            session.access(Action.memory("read"), Map.of(), invocation -> "outside");
            Turn first = session.startTurn("one");
            session.access(Action.memory("read"), Map.of(), invocation -> "in the only turn");
            Turn second = session.startTurn("two");
            session.access(Action.memory("read"), Map.of(), invocation -> "which?");
            try (var current = second.makeCurrent()) {
                session.access(Action.memory("read"), Map.of(), invocation -> "in the current turn");
            }

            assertThat(systems.eventsOf(CallStarted.class).stream()
                            .map(call -> call.turn() == null ? 0 : call.turn().number()))
                    .containsExactly(0, first.number(), 0, second.number());
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> session.access(Action.tool("echo"), Map.of(), invocation -> "around admit"));
        }
    }

    @Test
    void anAccessAfterTheTurnBelongsToTheSession() {
        try (AgentOps ops = systems.builder().build()) {
            AgentSession session = Systems.session(ops);
            Turn turn = session.startTurn("one");
            try (var current = turn.makeCurrent()) {
                turn.close();
                session.access(Action.memory("write"), Map.of(), invocation -> "kept");
            }

            assertThat(systems.eventsOf(CallStarted.class))
                    .singleElement()
                    .satisfies(call -> assertThat(call.turn()).isNull());
        }
    }

    @Test
    void aTurnKeepsItsConversation() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            turn.reply("hi");
            turn.call("echo", Map.of("text", "from outside"));
            turn.reply("it says: from outside");

            assertThat(turn.messages())
                    .containsExactly(
                            new Message(Message.Role.USER, "hello", TrustLabel.TRUSTED),
                            new Message(Message.Role.ASSISTANT, "hi", TrustLabel.TRUSTED),
                            new Message(Message.Role.ASSISTANT, "it says: from outside", TrustLabel.UNTRUSTED));
            assertThatExceptionOfType(AgentOpsException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            turn.reply("more");
                        }
                    })
                    .withMessageContaining("1000 messages");
        }
    }

    @Test
    void aTagIsBounded() {
        Principal.Builder builder = Principal.builder("acme", "alice", Authentication.inProcess("test"));

        assertThat(builder.tag("note", "x".repeat(4_096)).build().tags()).hasSize(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> builder.tag("note", "x".repeat(4_097)).build())
                .withMessageContaining("note");
    }

    @Test
    void showsNobodyInItsText() {
        try (AgentOps ops = systems.builder().build()) {
            AgentSession session = Systems.session(ops);
            assertThat(session.toString()).doesNotContain("alice");
            assertThat(session.actor().toString()).doesNotContain("alice");
        }
    }
}
