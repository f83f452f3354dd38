package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.authorization.Decision;
import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import dev.agentops.event.EndEvent;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.StartEvent;
import dev.agentops.event.TurnEnded;
import dev.agentops.tool.Tool;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncCallTest {
    private final Systems systems = new Systems();
    private final CompletableFuture<String> work = new CompletableFuture<>();
    private final AtomicInteger starts = new AtomicInteger();

    private void registerLookup() {
        systems.tools.register(Tool.builder("lookup")
                .asyncBody(invocation -> {
                    starts.incrementAndGet();
                    return work;
                })
                .build());
    }

    private static CallOutcome get(CompletionStage<CallOutcome> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void endsWhenItsStageEnds() throws Exception {
        registerLookup();
        try (AgentOps ops = systems.builder().build()) {
            CompletionStage<CallOutcome> outcome =
                    Systems.turn(ops).tool("lookup").callAsync();
            assertThat(systems.eventsOf(CallEnded.class)).isEmpty();

            systems.nanos.addAndGet(40);
            work.complete("found");

            assertThat(get(outcome))
                    .isInstanceOfSatisfying(
                            CallOutcome.Completed.class,
                            completed -> assertThat(completed.value()).isEqualTo("found"));
            assertThat(systems.eventsOf(CallCompleted.class)).hasSize(1).allMatch(call -> call.bodyNanos() == 40);
        }
        assertThat(starts).hasValue(1);
    }

    @Test
    void aFailedStageIsAFailedCallWithItsOwnCause() throws Exception {
        registerLookup();
        try (AgentOps ops = systems.builder().build()) {
            CompletionStage<CallOutcome> outcome =
                    Systems.turn(ops).tool("lookup").callAsync();
            IllegalStateException cause = new IllegalStateException("down");
            work.completeExceptionally(cause);

            assertThat(get(outcome))
                    .isInstanceOfSatisfying(
                            CallOutcome.Failed.class,
                            failed -> assertThat(failed.cause()).isSameAs(cause));
        }
    }

    @Test
    void aBodyThatCannotStartIsAFailedCall() throws Exception {
        systems.tools.register(
                Tool.builder("null").asyncBody(invocation -> null).build());
        try (AgentOps ops = systems.builder().build()) {
            assertThat(get(Systems.turn(ops).tool("null").callAsync())).isInstanceOf(CallOutcome.Failed.class);
        }
        assertThat(systems.eventsOf(CallFailed.class)).hasSize(1);
    }

    @Test
    void aDeniedCallDoesNotStart() throws Exception {
        registerLookup();
        try (AgentOps ops = systems.builder()
                .authorizer(request -> Decision.denyByDefault())
                .build()) {
            assertThat(get(Systems.turn(ops).tool("lookup").callAsync())).isInstanceOf(CallOutcome.Denied.class);
        }
        assertThat(starts).hasValue(0);
    }

    @Test
    void aCallerThatWaitsGetsTheOutcome() throws Exception {
        registerLookup();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            Future<CallOutcome> waiting = other.submit(() -> turn.call("lookup", Map.of()));
            work.complete("found");

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(CallOutcome.Completed.class);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aBodyThatReturnsHasRunWhenTheStageIsThere() {
        try (AgentOps ops = systems.builder().build()) {
            CompletionStage<CallOutcome> outcome = Systems.turn(ops)
                    .tool("echo")
                    .arguments(Map.of("text", "now"))
                    .callAsync();
            assertThat(outcome.toCompletableFuture()).isCompleted();
        }
    }

    @Test
    void aTurnAndItsSessionEndAfterTheLastCall() {
        registerLookup();
        AgentOps ops = systems.builder().build();
        AgentSession session = Systems.session(ops);
        Turn turn = session.startTurn("hello");
        CompletionStage<CallOutcome> outcome = turn.tool("lookup").callAsync();

        session.close();
        assertThat(session.isOpen()).isFalse();
        assertThat(systems.eventsOf(TurnEnded.class)).isEmpty();
        work.complete("late, but in time");

        assertThat(outcome.toCompletableFuture()).isCompleted();
        assertThat(systems.events.subList(systems.events.size() - 3, systems.events.size()).stream()
                        .<Class<?>>map(AgentEvent::getClass))
                .containsExactly(CallCompleted.class, TurnEnded.class, SessionEnded.class);
        assertThat(ops.openSessions()).isZero();
        ops.close();
    }

    @Test
    void closingTheSystemAbandonsWhatNeverEnds() throws Exception {
        registerLookup();
        AgentOps ops = systems.builder().build();
        CompletionStage<CallOutcome> outcome = Systems.turn(ops).tool("lookup").callAsync();

        CloseReport report = ops.close(Duration.ofMillis(100));

        assertThat(report.isComplete()).isTrue();
        assertThat(get(outcome))
                .isInstanceOfSatisfying(
                        CallOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(AbandonedCallException.class));
        work.complete("too late");
        assertThat(systems.eventsOf(CallEnded.class)).hasSize(1);
        assertThat(systems.eventsOf(SessionEnded.class))
                .singleElement()
                .extracting(SessionEnded::cause)
                .isEqualTo(SessionEnded.Cause.SHUTDOWN);
    }

    @Test
    void theCallerIsToldWhatIsOnRecord() throws Exception {
        registerLookup();
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch tell = new CountDownLatch(1);
        AgentOps ops = systems.builder()
                .observer((StartEvent start, Observation parent) -> new Observation() {
                    @Override
                    public void ended(EndEvent event) {
                        if (event instanceof CallEnded) {
                            telling.countDown();
                            try {
                                tell.await();
                            } catch (InterruptedException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                        }
                    }
                })
                .build();
        CompletionStage<CallOutcome> outcome = Systems.turn(ops).tool("lookup").callAsync();
        CompletableFuture<CloseReport> closing = CompletableFuture.supplyAsync(() -> ops.close(Duration.ofMillis(20)));
        telling.await();
        work.complete("money sent");
        tell.countDown();

        assertThat(get(outcome)).isInstanceOf(CallOutcome.Failed.class);
        closing.get(10, TimeUnit.SECONDS);
        assertThat(systems.eventsOf(CallFailed.class)).hasSize(1);
        assertThat(systems.eventsOf(CallCompleted.class)).isEmpty();
    }

    @Test
    void aCallThatSomebodyWaitsForIsNotIdle() throws Exception {
        registerLookup();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (AgentOps ops = systems.builder().idleTimeout(Duration.ofMinutes(5)).build()) {
            Turn turn = Systems.turn(ops);
            Future<CallOutcome> waiting = other.submit(() -> turn.call("lookup", Map.of()));
            Awaitility.await().until(() -> turn.session().pending().unawaited() == 0 && starts.get() == 1);
            systems.nanos.addAndGet(Duration.ofHours(1).toNanos());

            assertThat(ops.endIdleSessions()).isZero();
            work.complete("found");
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(CallOutcome.Completed.class);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aCallerThatIsInterruptedAndTheRecordAgree() throws Exception {
        registerLookup();
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            Thread.currentThread().interrupt();
            CallOutcome outcome = turn.call("lookup", Map.of());
            assertThat(Thread.interrupted()).isTrue();
            work.complete("too late");

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            CallOutcome.Failed.class,
                            failed -> assertThat(failed.cause()).isInstanceOf(InterruptedException.class));
            assertThat(systems.eventsOf(CallEnded.class)).hasSize(1).first().isInstanceOf(CallFailed.class);
        }
    }

    @Test
    void aStageThatFailedByAnInterruptInterruptsNobodyElse() throws Exception {
        registerLookup();
        try (AgentOps ops = systems.builder().build()) {
            CompletionStage<CallOutcome> outcome =
                    Systems.turn(ops).tool("lookup").callAsync();
            work.completeExceptionally(new InterruptedException());

            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(get(outcome)).isInstanceOf(CallOutcome.Failed.class);
        }
    }

    @Test
    void aDependentThatBlocksDoesNotHoldUpTheClose() {
        registerLookup();
        CountDownLatch never = new CountDownLatch(1);
        AgentOps ops = systems.builder().build();
        CompletionStage<CallOutcome> outcome = Systems.turn(ops).tool("lookup").callAsync();
        outcome.thenRun(() -> {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(ops.close(Duration.ofMillis(50)).isComplete()).isTrue();
        never.countDown();
    }

    @Test
    void refusesMoreCallsUnderWayThanMayBe() throws Exception {
        systems.tools.register(Tool.builder("forever")
                .asyncBody(invocation -> new CompletableFuture<>())
                .build());
        AgentOps ops = systems.builder().build();
        Turn turn = Systems.turn(ops);
        for (int i = 0; i < 1_000; i++) {
            turn.tool("forever").callAsync();
        }

        assertThat(get(turn.tool("forever").callAsync())).isInstanceOf(CallOutcome.Denied.class);
        assertThat(ops.close(Duration.ofMillis(50)).openSessions()).isZero();
        assertThat(systems.eventsOf(CallEnded.class)).hasSize(1_001);
    }

    @Test
    void aToolThatStreamsIsNotCalled() {
        systems.tools.register(Tool.builder("stream")
                .streamingBody(invocation -> subscriber -> {})
                .build());
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            assertThatExceptionOfType(AgentOpsException.class)
                    .isThrownBy(() -> turn.call("stream", Map.of()))
                    .withMessageContaining("stream()");
            assertThatExceptionOfType(AgentOpsException.class)
                    .isThrownBy(() -> turn.tool("echo").stream())
                    .withMessageContaining("does not stream");
        }
    }
}
