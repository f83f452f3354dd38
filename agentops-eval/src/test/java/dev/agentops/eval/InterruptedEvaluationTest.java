package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt belongs to who was interrupted, and to nobody after it. */
@Timeout(60)
class InterruptedEvaluationTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Evaluation.Score DONE = new Evaluation.Score(1, "done", "");

    private final List<EvaluationResult> results = new CopyOnWriteArrayList<>();

    @AfterEach
    void forgetTheInterrupt() {
        assertThat(Thread.interrupted()).as("left by a test").isFalse();
    }

    /** Throws when the thread is interrupted, as everything does that may block. */
    private static void block() throws InterruptedException {
        new Semaphore(1).acquire();
    }

    private static Evaluator[] poisonous() {
        return new Evaluator[] {
            FakeEvaluator.of("throws", session -> {
                throw new InterruptedException("stop");
            }),
            FakeEvaluator.of("first blocking", session -> {
                block();
                return DONE;
            }),
            FakeEvaluator.of("leaves the flag", session -> {
                Thread.currentThread().interrupt();
                return DONE;
            }),
            FakeEvaluator.of("second blocking", session -> {
                block();
                return DONE;
            }),
            FakeEvaluator.of("sets the flag and throws", session -> {
                Thread.currentThread().interrupt();
                throw new IOException("stop");
            }),
            FakeEvaluator.of("third blocking", session -> {
                block();
                return DONE;
            }),
        };
    }

    private static void assertOnlyTheCulpritsFailed(List<EvaluationResult> results) {
        assertThat(results)
                .extracting(EvaluationResult::evaluation)
                .containsExactly(
                        new Evaluation.Errored("java.lang.InterruptedException", "stop"),
                        DONE,
                        DONE,
                        DONE,
                        new Evaluation.Errored("java.io.IOException", "stop"),
                        DONE);
    }

    private static void run(AgentOps ops, int sessions) {
        IntStream.range(0, sessions).forEach(i -> Sessions.run(ops, "s" + i, "works"));
    }

    private static void assertAddsUp(EvaluationStats stats) {
        assertThat(stats.evaluated() + stats.undelivered() + stats.abandoned() + stats.pending())
                .isEqualTo(stats.sampled());
    }

    @Test
    void onlineNeitherTheOtherEvaluatorsNorTheSinkNorTheNextSessionIsInterrupted() {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .workers(1)
                .results(result -> {
                    block();
                    results.add(result);
                    Thread.currentThread().interrupt();
                })
                .with(poisonous());
        AgentOps ops = Sessions.builder(evaluation).build();
        run(ops, 3);

        assertThat(ops.close(LONG).isComplete()).isTrue();
        assertThat(results).hasSize(18);
        for (int session = 0; session < 3; session++) {
            assertOnlyTheCulpritsFailed(results.subList(6 * session, 6 * session + 6));
        }
        assertThat(evaluation.stats().evaluated()).isEqualTo(3);
        assertThat(evaluation.stats().lostResults()).isZero();
    }

    @Test
    void onTheCallersThreadTheInterruptIsThereAgainAtTheEnd() {
        assertOnlyTheCulpritsFailed(
                SessionEvaluator.of(poisonous()).evaluate(Records.of("a").build()));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptIsNotForgottenWhenTheVirtualMachineFails() {
        SessionEvaluator evaluator = SessionEvaluator.of(poisonous()[0], FakeEvaluator.of("huge", session -> {
            throw new OutOfMemoryError("test");
        }));

        assertThatThrownBy(() -> evaluator.evaluate(Records.of("a").build())).isInstanceOf(OutOfMemoryError.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void onlySessionsWhoseResultsWereDeliveredCountAsEvaluated() {
        AtomicInteger offered = new AtomicInteger();
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .workers(1)
                .results(result -> {
                    if (offered.incrementAndGet() == 3) {
                        throw new InterruptedException("no time");
                    }
                    block();
                    results.add(result);
                })
                .with(ToolErrorRate.create(), FakeEvaluator.of("fake", session -> DONE));
        AgentOps ops = Sessions.builder(evaluation).build();
        run(ops, 3);
        ops.close(LONG);

        EvaluationStats stats = evaluation.stats();
        assertThat(results).hasSize(5);
        assertThat(stats.evaluated()).isEqualTo(2);
        assertThat(stats.undelivered()).isEqualTo(1);
        assertThat(stats.lostResults()).isEqualTo(1);
        assertAddsUp(stats);
    }

    @Test
    void closingStillInterruptsAnEvaluatorThatComesAfterAnInterruptedOne() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .results(results::add)
                .with(poisonous()[2], FakeEvaluator.of("hangs", session -> {
                    entered.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return DONE;
                    } finally {
                        interrupted.countDown();
                    }
                }));
        AgentOps ops = Sessions.builder(evaluation).build();
        run(ops, 1);
        entered.await();

        assertThat(ops.close(Duration.ofMillis(50)).pendingItems()).isEqualTo(1);
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        awaitTheEnd(evaluation);
        assertThat(results).hasSize(1);
        assertThat(evaluation.stats().abandoned()).isEqualTo(1);
        assertAddsUp(evaluation.stats());
    }

    @Test
    void afterClosingNoFurtherEvaluatorIsAsked() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1)
                .results(results::add)
                .with(
                        FakeEvaluator.of("deaf", session -> {
                            entered.countDown();
                            while (mayGoOn.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return DONE;
                        }),
                        FakeEvaluator.of("next", session -> {
                            asked.incrementAndGet();
                            return DONE;
                        }));
        AgentOps ops = Sessions.builder(evaluation).build();
        run(ops, 1);
        entered.await();
        ops.close(Duration.ofMillis(50));
        mayGoOn.countDown();
        awaitTheEnd(evaluation);

        assertThat(asked).hasValue(0);
        assertThat(results).isEmpty();
        assertThat(evaluation.stats().abandoned()).isEqualTo(1);
    }

    private static void awaitTheEnd(OnlineEvaluation evaluation) {
        while (evaluation.stats().pending() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void oneSinkThatIsInterruptedKeepsNothingFromTheOthers() {
        ResultSink interrupted = result -> {
            throw new InterruptedException("no time");
        };
        ResultSink broken = result -> {
            throw new NoClassDefFoundError("missing");
        };
        ResultSink blocking = result -> {
            block();
            results.add(result);
        };
        EvaluationResult result = SessionEvaluator.of(ToolErrorRate.create())
                .evaluate(Records.of("a").build())
                .get(0);

        assertThatThrownBy(() -> ResultSink.composite(List.of(broken, interrupted, blocking))
                        .accept(result))
                .isInstanceOf(NoClassDefFoundError.class)
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(InterruptedException.class));
        assertThat(results).containsExactly(result);
        assertThat(Thread.interrupted()).isTrue();
    }
}
