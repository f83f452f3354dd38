package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionEvaluatorTest {
    private final SessionRecord session = Records.of("a").failed("b").build();

    @Test
    void asksEachEvaluatorInOrder() {
        List<EvaluationResult> results = SessionEvaluator.of(
                        ToolErrorRate.create(),
                        FakeEvaluator.of("fake", any -> new Evaluation.NotApplicable("because")))
                .evaluate(session);

        assertThat(results).extracting(EvaluationResult::evaluator).containsExactly("AgentOps.ToolErrorRate", "fake");
        assertThat(results.get(0).evaluation())
                .isEqualTo(new Evaluation.Score(0.5, "errors", "1 of 2 tool calls failed"));
        assertThat(results.get(1).evaluation()).isEqualTo(new Evaluation.NotApplicable("because"));
        assertThat(results).allSatisfy(result -> {
            assertThat(result.session()).isSameAs(Records.SESSION);
            assertThat(result.sampling()).isEqualTo(Sampling.EVERY_SESSION);
            assertThat(result.level()).isEqualTo(Level.SESSION);
        });
    }

    @Test
    void whatAnEvaluatorThrowsIsAnErrorAndTheNextOneIsAsked() {
        List<EvaluationResult> results = SessionEvaluator.of(
                        FakeEvaluator.of("checked", any -> {
                            throw new IOException("no network");
                        }),
                        FakeEvaluator.of("deep", any -> {
                            throw new StackOverflowError();
                        }),
                        FakeEvaluator.of("assertion", any -> {
                            throw new AssertionError("wrong");
                        }),
                        ToolErrorRate.create())
                .evaluate(session);

        assertThat(results)
                .extracting(EvaluationResult::evaluation)
                .containsExactly(
                        new Evaluation.Errored("java.io.IOException", "no network"),
                        new Evaluation.Errored("java.lang.StackOverflowError", ""),
                        new Evaluation.Errored("java.lang.AssertionError", "wrong"),
                        new Evaluation.Score(0.5, "errors", "1 of 2 tool calls failed"));
    }

    @Test
    @SuppressWarnings("NullAway") // an evaluator in another language may return it all the same
    void nullIsAnErrorToo() {
        assertThat(SessionEvaluator.of(FakeEvaluator.of("null", any -> null)).evaluate(session))
                .singleElement()
                .satisfies(result -> assertThat(result.evaluation())
                        .isEqualTo(new Evaluation.Errored(
                                "java.lang.NullPointerException", "the evaluator returned null")));
    }

    @Test
    void anInterruptIsAnErrorAndNotForgotten() {
        SessionEvaluator evaluator = SessionEvaluator.of(FakeEvaluator.of("interrupted", any -> {
            throw new InterruptedException();
        }));

        assertThat(evaluator.evaluate(session).get(0).evaluation()).isInstanceOf(Evaluation.Errored.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void letsThroughWhatTheVirtualMachineDoesNotSurvive() {
        SessionEvaluator evaluator = SessionEvaluator.of(FakeEvaluator.of("huge", any -> {
            throw new OutOfMemoryError("test");
        }));

        assertThatThrownBy(() -> evaluator.evaluate(session)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void measuresEachEvaluator() {
        AtomicLong nanos = new AtomicLong();
        SessionEvaluator evaluator = SessionEvaluator.of(
                List.of(
                        FakeEvaluator.of("slow", any -> {
                            nanos.addAndGet(700);
                            return new Evaluation.NotApplicable("");
                        }),
                        FakeEvaluator.of("fast", any -> {
                            nanos.addAndGet(2);
                            return new Evaluation.NotApplicable("");
                        })),
                nanos::get);

        assertThat(evaluator.evaluate(session))
                .extracting(EvaluationResult::durationNanos)
                .containsExactly(700L, 2L);
    }

    @Test
    void refusesNamesThatCannotBeToldApart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionEvaluator.of(ToolErrorRate.create(), ToolErrorRate.create()))
                .withMessageContaining("AgentOps.ToolErrorRate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionEvaluator.of(FakeEvaluator.of(" ", any -> new Evaluation.NotApplicable(""))))
                .withMessageContaining("blank");
    }

    @Test
    void oneSinkThatFailsKeepsNothingFromTheOthers() {
        List<EvaluationResult> taken = new ArrayList<>();
        ResultSink failing = result -> {
            throw new IOException("disk full");
        };
        ResultSink sinks = ResultSink.composite(List.of(failing, taken::add, failing));
        EvaluationResult result =
                SessionEvaluator.of(ToolErrorRate.create()).evaluate(session).get(0);

        assertThatThrownBy(() -> sinks.accept(result)).isInstanceOf(IOException.class);
        assertThat(taken).containsExactly(result);
        assertThat(ResultSink.composite(List.of(failing))).isSameAs(failing);
    }
}
