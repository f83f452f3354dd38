package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.event.CallObserver;
import dev.agentops.event.EndEvent;
import dev.agentops.event.EvaluationReported;
import dev.agentops.event.Observation;
import dev.agentops.event.ObservedSystem;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SpanReference;
import dev.agentops.event.StartEvent;
import dev.agentops.event.TurnEnded;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluationEventsTest {
    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    /** Judges each session when it has ended, as an evaluator in another module would. */
    private static final class Judge implements CallObserver, Observation {
        private final @Nullable String errorType;
        private @Nullable ObservedSystem system;
        private @Nullable SpanReference lastTurn;

        Judge(@Nullable String errorType) {
            this.errorType = errorType;
        }

        @Override
        public void joined(ObservedSystem joined) {
            system = joined;
        }

        @Override
        public Observation started(StartEvent event, Observation parent) {
            return this;
        }

        @Override
        public void ended(EndEvent event, Observation all) {
            if (event instanceof TurnEnded) {
                lastTurn = all.span();
            } else if (event instanceof SessionEnded end) {
                report(end);
            }
        }

        private void report(SessionEnded end) {
            Content explanation = system.content(ContentKind.EXPLANATION, "because of 4111 1111");
            system.report(
                    errorType == null
                            ? new EvaluationReported(
                                    end.start(), lastTurn, "goal", "session", 0.75, "good", explanation, "r-1", null)
                            : new EvaluationReported(
                                    end.start(),
                                    lastTurn,
                                    "goal",
                                    "session",
                                    null,
                                    null,
                                    Content.withheld(),
                                    null,
                                    errorType));
        }
    }

    private void session(AgentOps.Builder system) {
        try (AgentOps ops = system.build();
                AgentSession session = Telemetry.session(ops)) {
            session.startTurn("hello").close();
            Turn last = session.startTurn("and now?");
            last.close();
        }
    }

    private LogRecordData event() {
        assertThat(telemetry.logs()).hasSize(1);
        return telemetry.logs().get(0);
    }

    @Test
    void aScoreIsAnEventInTheTraceOfTheLastTurnThoughThatHasEnded() {
        session(telemetry.system().observer(new Judge(null)));

        LogRecordData event = event();
        assertThat(event.getEventName()).isEqualTo("gen_ai.evaluation.result");
        assertThat(event.getSpanContext().getSpanId())
                .isEqualTo(telemetry.spans().get(1).getSpanId());
        assertThat(event.getSpanContext().getTraceId())
                .isEqualTo(telemetry.spans().get(1).getTraceId());
        assertThat(event.getAttributes())
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.evaluation.name", "goal")
                        .put("gen_ai.evaluation.score.value", 0.75)
                        .put("gen_ai.evaluation.score.label", "good")
                        .put("gen_ai.response.id", "r-1")
                        .put("gen_ai.agent.name", "support")
                        .put("gen_ai.conversation.id", "s-1")
                        .put("session.id", "s-1")
                        .put("agentops.evaluation.level", "session")
                        .build());
    }

    @Test
    void anEvaluatorThatFailedIsAnError() {
        session(telemetry.system().observer(new Judge("java.io.IOException")));

        assertThat(event().getAttributes().asMap())
                .containsEntry(GenAiAttributes.ERROR_TYPE, "java.io.IOException")
                .doesNotContainKeys(
                        GenAiAttributes.EVALUATION_SCORE,
                        GenAiAttributes.EVALUATION_LABEL,
                        GenAiAttributes.EVALUATION_EXPLANATION);
    }

    @Test
    void theExplanationIsThereOnOptInRedactedAndCut() {
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(telemetry.sdk())
                .recordContent(true)
                .longestContent(12)
                .build();
        session(AgentOps.builder()
                .allowAll()
                .recordContent((kind, value) -> String.valueOf(value).replaceAll("\\d", "*"))
                .observer(new Judge(null))
                .observer(observer));

        assertThat(event().getAttributes().get(GenAiAttributes.EVALUATION_EXPLANATION))
                .isEqualTo("because of *");
        assertThat(event().getAttributes().get(AgentOpsAttributes.CONTENT_TRUNCATED))
                .isTrue();
    }

    @Test
    void whatWasNotSampledIsJudgedWithoutATrace() {
        try (Telemetry off = Telemetry.sampling(Sampler.alwaysOff())) {
            try (AgentOps ops = off.system().observer(new Judge(null)).build();
                    AgentSession session = Telemetry.session(ops)) {
                session.startTurn("hello").close();
            }
            assertThat(off.logs()).hasSize(1);
            assertThat(off.logs().get(0).getSpanContext().isSampled()).isFalse();
        }
    }
}
