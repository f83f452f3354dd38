package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.event.CallObserver;
import dev.agentops.event.EvaluationReported;
import dev.agentops.event.Observation;
import dev.agentops.event.SpanReference;
import dev.agentops.event.StartEvent;
import dev.agentops.event.TurnStarted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EvaluationReportsTest {
    private static final SpanReference SPAN = new SpanReference("1".repeat(32), "2".repeat(16), true);

    private final List<EvaluationReported> told = new CopyOnWriteArrayList<>();

    /** Records turns in a trace, as telemetry does. */
    private final CallObserver tracing = new CallObserver() {
        @Override
        public Observation started(StartEvent event, Observation parent) {
            return event instanceof TurnStarted ? new Traced() : Observation.NOOP;
        }

        @Override
        public void evaluated(EvaluationReported event) {
            told.add(event);
        }
    };

    private static final class Traced implements Observation {
        @Override
        public SpanReference span() {
            return SPAN;
        }
    }

    private void run(Evaluator evaluator) {
        OnlineEvaluation evaluation = OnlineEvaluation.sampling(1).with(evaluator);
        AgentOps ops = Sessions.builder(evaluation).observer(tracing).build();
        Sessions.run(ops, "s1", "works", "fails");
        ops.close(Duration.ofSeconds(30));
    }

    @Test
    void aScoreIsReportedWithThePlaceOfTheLastTurn() {
        run(ToolErrorRate.create());

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.span()).isEqualTo(SPAN);
            assertThat(event.session().id().value()).isEqualTo("s1");
            assertThat(event.evaluator()).isEqualTo(ToolErrorRate.create().name());
            assertThat(event.score()).isEqualTo(0.5);
            assertThat(event.label()).isEqualTo("errors");
            assertThat(event.explanation().isRecorded()).isFalse();
            assertThat(event.errorType()).isNull();
        });
    }

    @Test
    void aFailureIsReportedByItsClassAlone() {
        run(new FakeEvaluator("fails", session -> {
            throw new IllegalStateException("secret");
        }));

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.errorType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(event.score()).isNull();
            assertThat(event.toString()).doesNotContain("secret");
        });
    }

    @Test
    void aQuestionThatDoesNotAriseIsNotReported() {
        run(new FakeEvaluator("asks", session -> new Evaluation.NotApplicable("no tool was called")));

        assertThat(told).isEmpty();
    }

    @Test
    void anObserverThatFailsLosesNoResult() {
        List<EvaluationResult> results = new CopyOnWriteArrayList<>();
        OnlineEvaluation evaluation =
                OnlineEvaluation.sampling(1).results(results::add).with(ToolErrorRate.create());
        CallObserver failing = new CallObserver() {
            @Override
            public Observation started(StartEvent event, Observation parent) {
                return Observation.NOOP;
            }

            @Override
            public void evaluated(EvaluationReported event) {
                throw new IllegalStateException("full");
            }
        };
        AgentOps ops = Sessions.builder(evaluation).observer(failing).build();
        Sessions.run(ops, "s1", "works");
        ops.close(Duration.ofSeconds(30));

        assertThat(results).hasSize(1);
        assertThat(ops.observerFailures()).isEqualTo(1);
        assertThat(evaluation.stats().evaluated()).isEqualTo(1);
    }
}
