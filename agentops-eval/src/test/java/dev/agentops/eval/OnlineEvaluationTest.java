package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CloseReport;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionOpened;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OnlineEvaluationTest {
    private static final byte[] KEY = "a key of more than 16 bytes".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<EvaluationResult> results = new CopyOnWriteArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    /** Signals that it was entered, then waits until it is let go. */
    private Evaluation hang(SessionRecord session) throws InterruptedException {
        entered.countDown();
        mayGoOn.await();
        return new Evaluation.Score(1, "done", "");
    }

    @Test
    void evaluatesASampledSessionWhenItHasEnded() {
        OnlineEvaluation evaluation =
                OnlineEvaluation.sampling(1).results(results::add).with(ToolErrorRate.create());
        AgentOps ops = Sessions.builder(evaluation).build();
        Sessions.run(ops, "s1", "works", "fails");

        assertThat(ops.close(LONG).isComplete()).isTrue();
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.session().id().value()).isEqualTo("s1");
            assertThat(result.session().agent().version()).isEqualTo("1.0");
            assertThat(result.evaluation()).isEqualTo(new Evaluation.Score(0.5, "errors", "1 of 2 tool calls failed"));
            assertThat(result.sampling()).isEqualTo(new Sampling(Sampling.Reason.RANDOM, 1));
            assertThat(result.durationNanos()).isPositive();
        });
    }

    @Test
    void evaluatesNoOtherSessionThanTheSampledOnes() {
        SessionSampler sampler = new SessionSampler(0.3, KEY);
        Set<String> expected = IntStream.range(0, 200)
                .mapToObj(i -> "s" + i)
                .filter(id -> sampler.isSampled(Records.session("acme", id)))
                .collect(Collectors.toSet());
        OnlineEvaluation evaluation =
                OnlineEvaluation.sampling(0.3).key(KEY).results(results::add).with(ToolErrorRate.create());
        AgentOps ops = Sessions.builder(evaluation).build();
        IntStream.range(0, 200).forEach(i -> Sessions.run(ops, "s" + i, "works"));
        ops.close(LONG);

        assertThat(results.stream().map(result -> result.session().id().value()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.sampling().probability()).isEqualTo(0.3));
        assertThat(evaluation.stats().sampled()).isEqualTo(expected.size()).isBetween(30L, 90L);
        assertThat(evaluation.stats().notSampled()).isEqualTo(200L - expected.size());
    }

    @Test
    void aSessionThatIsNotSampledIsNotObserved() {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(0).with(ToolErrorRate.create());
        SessionOpened session = Records.SESSION;

        Observation observation = evaluation.started(session, Observation.NOOP);

        assertThat(observation).isSameAs(Observation.NOOP);
        assertThat(evaluation.started(call(session), observation)).isSameAs(Observation.NOOP);
        evaluation.close(LONG);
    }

    @Test
    void aCallOfASessionThatIsNotSampledAllocatesNothing() {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(0).with(ToolErrorRate.create());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CallStarted call = call(Records.SESSION);
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 100_000; i++) {
            evaluation.started(call, Observation.NOOP);
        }

        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(10_000);
        evaluation.close(LONG);
    }

    private static CallStarted call(SessionOpened session) {
        return new CallStarted(session, null, Action.tool("works"), null, null, 1, 0);
    }

    @Test
    void dropsAndCountsWhatTheQueueHasNoRoomFor() throws Exception {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .queueCapacity(3)
                .results(results::add)
                .with(FakeEvaluator.of("hangs", this::hang));
        AgentOps ops = Sessions.builder(evaluation).build();
        Sessions.run(ops, "s0", "works");
        entered.await();
        IntStream.range(1, 11).forEach(i -> Sessions.run(ops, "s" + i, "works"));

        assertThat(evaluation.stats().dropped()).isEqualTo(7);
        assertThat(evaluation.stats().pending()).isEqualTo(4);
        assertThat(ops.observerFailures()).isZero();
        mayGoOn.countDown();
        assertThat(ops.close(LONG).isComplete()).isTrue();
        assertThat(results.stream().map(result -> result.session().id().value()))
                .containsExactly("s0", "s1", "s2", "s3");
        assertAddsUp(evaluation.stats());
    }

    @Test
    void aHangingEvaluatorIsInterruptedWhenTheTimeToCloseIsOver() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .results(results::add)
                .with(FakeEvaluator.of("hangs", session -> {
                    try {
                        return hang(session);
                    } finally {
                        interrupted.countDown();
                    }
                }));
        AgentOps ops = Sessions.builder(evaluation).build();
        IntStream.range(0, 5).forEach(i -> Sessions.run(ops, "s" + i, "works"));
        entered.await();
        long start = System.nanoTime();

        CloseReport report = ops.close(Duration.ofMillis(200));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(report.pendingItems()).isEqualTo(5);
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(results).isEmpty();
    }

    @Test
    void anEvaluatorThatIgnoresTheInterruptDoesNotHoldUpClosing() throws Exception {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .results(results::add)
                .with(FakeEvaluator.of("deaf", session -> {
                    entered.countDown();
                    awaitUninterruptibly(mayGoOn);
                    return new Evaluation.Score(1, "late", "");
                }));
        AgentOps ops = Sessions.builder(evaluation).build();
        Sessions.run(ops, "s1", "works");
        entered.await();

        assertThat(ops.close(Duration.ofMillis(50)).pendingItems()).isEqualTo(1);
        mayGoOn.countDown();
        while (evaluation.stats().pending() > 0) {
            Thread.onSpinWait();
        }
        assertThat(results).isEmpty();
        assertThat(evaluation.stats().abandoned()).isEqualTo(1);
        assertAddsUp(evaluation.stats());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException deaf) {
                open = false;
            }
        }
    }

    @Test
    void failuresOfEvaluatorsAndSinksStayHere() {
        ResultSink sink = result -> {
            results.add(result);
            throw new IOException("disk full");
        };
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .results(sink)
                .with(
                        FakeEvaluator.of("throws", session -> {
                            throw new IOException("no network");
                        }),
                        ToolErrorRate.create());
        AgentOps ops = Sessions.builder(evaluation).build();
        IntStream.range(0, 20).forEach(i -> Sessions.run(ops, "s" + i, "works"));

        assertThat(ops.close(LONG)).isEqualTo(new CloseReport(0, 0, 0));
        EvaluationStats stats = evaluation.stats();
        assertThat(stats.evaluated()).isZero();
        assertThat(stats.undelivered()).isEqualTo(20);
        assertThat(stats.lostResults()).isEqualTo(40);
        assertAddsUp(stats);
        assertThat(stats.evaluators()).extracting(EvaluatorStats::errors).containsExactly(20L, 0L);
        assertThat(stats.evaluators()).extracting(EvaluatorStats::scores).containsExactly(0L, 20L);
        assertThat(stats.evaluators())
                .allSatisfy(each -> assertThat(each.totalNanos())
                        .isGreaterThanOrEqualTo(each.maxNanos())
                        .isPositive());
        assertThat(results)
                .filteredOn(result -> result.evaluation() instanceof Evaluation.Errored)
                .hasSize(20);
    }

    @Test
    void anErrorOfTheVirtualMachineInAnEvaluatorCostsOneSessionOnly() {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .results(results::add)
                .with(FakeEvaluator.of("huge", session -> {
                    if (session.session().id().value().equals("s0")) {
                        throw new OutOfMemoryError("test");
                    }
                    return new Evaluation.Score(1, "done", "");
                }));
        AgentOps ops = Sessions.builder(evaluation).build();
        IntStream.range(0, 3).forEach(i -> Sessions.run(ops, "s" + i, "works"));
        ops.close(LONG);

        assertThat(results).hasSize(2);
        assertThat(evaluation.stats().abandoned()).isEqualTo(1);
        assertAddsUp(evaluation.stats());
    }

    @Test
    void tracksABoundedNumberOfOpenSessions() {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .maxTrackedSessions(2)
                .results(results::add)
                .with(ToolErrorRate.create());
        AgentOps ops = Sessions.builder(evaluation).build();
        AgentSession first = Sessions.open(ops, "s1");
        AgentSession second = Sessions.open(ops, "s2");
        Sessions.run(ops, "lost", "works");

        assertThat(evaluation.stats().notTracked()).isEqualTo(1);
        assertThat(evaluation.stats().tracked()).isEqualTo(2);
        first.close();
        Sessions.run(ops, "s3", "works");
        second.close();
        ops.close(LONG);
        assertThat(results.stream().map(result -> result.session().id().value()))
                .containsExactlyInAnyOrder("s1", "s2", "s3");
        assertAddsUp(evaluation.stats());
    }

    @Test
    void seesNoContentUnlessOptedIn() {
        List<SessionRecord> seen = new CopyOnWriteArrayList<>();
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1).with(FakeEvaluator.of("looks", session -> {
            seen.add(session);
            return new Evaluation.NotApplicable("");
        }));
        AgentOps ops = Sessions.builder(evaluation).build();
        Sessions.run(ops, "s1", "works", "fails");
        ops.close(LONG);

        assertThat(seen).singleElement().satisfies(session -> {
            assertThat(session.calls()).hasSize(2).allMatch(call -> call.arguments() == null);
            assertThat(session.turns()).allMatch(turn -> turn.userMessage() == null && turn.reply() == null);
        });
    }

    @Test
    void losesNoSessionWhenManyRunSideBySide() {
        int threads = 8;
        int each = 250;
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(0.5)
                .key(KEY)
                .workers(3)
                .queueCapacity(50)
                .maxTrackedSessions(6)
                .results(results::add)
                .with(ToolErrorRate.create());
        AgentOps ops = Sessions.builder(evaluation).build();
        List<CompletableFuture<Void>> running = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> IntStream.range(0, each)
                        .forEach(i -> Sessions.run(ops, "s" + thread + "-" + i, "works", "fails"))))
                .toList();
        running.forEach(CompletableFuture::join);

        assertThat(ops.close(LONG)).isEqualTo(new CloseReport(0, 0, 0));
        EvaluationStats stats = evaluation.stats();
        assertThat(stats.sampled() + stats.notSampled()).isEqualTo(2_000);
        assertThat(stats.tracked()).isZero();
        assertThat(stats.pending()).isZero();
        assertThat(results).hasSize((int) stats.evaluated());
        assertThat(results)
                .allSatisfy(result -> assertThat(((Evaluation.Score) result.evaluation()).value())
                        .isEqualTo(0.5));
        assertAddsUp(stats);
    }

    @Test
    void takesNothingAfterItWasClosed() {
        OnlineEvaluation evaluation =
                OnlineEvaluation.sampling(1).results(results::add).with(ToolErrorRate.create());
        AgentOps ops = Sessions.builder(evaluation).build();
        try (AgentSession session = Sessions.open(ops, "s1");
                Turn turn = session.startTurn("hello")) {
            turn.call("works", Map.of());
            assertThat(evaluation.close(LONG)).isZero();
        }
        ops.close(LONG);

        assertThat(results).isEmpty();
        assertThat(evaluation.stats().dropped()).isEqualTo(1);
        assertThat(evaluation.close(LONG)).isZero();
        assertAddsUp(evaluation.stats());
    }

    @Test
    void closingWhileInterruptedDoesNotWait() throws Exception {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1).with(FakeEvaluator.of("hangs", this::hang));
        AgentOps ops = Sessions.builder(evaluation).build();
        Sessions.run(ops, "s1", "works");
        entered.await();
        Thread.currentThread().interrupt();

        assertThat(evaluation.close(LONG)).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
        ops.close(LONG);
    }

    @Test
    void refusesSettingsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnlineEvaluation.sampling(1.5).with())
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnlineEvaluation.sampling(1).queueCapacity(0))
                .withMessageContaining("queueCapacity is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnlineEvaluation.sampling(1).workers(-1))
                .withMessageContaining("workers is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnlineEvaluation.sampling(1).maxTrackedSessions(0))
                .withMessageContaining("maxTrackedSessions is 0");
    }

    private static void assertAddsUp(EvaluationStats stats) {
        assertThat(stats.notTracked()
                        + stats.tracked()
                        + stats.dropped()
                        + stats.pending()
                        + stats.evaluated()
                        + stats.undelivered()
                        + stats.abandoned())
                .isEqualTo(stats.sampled());
    }
}
