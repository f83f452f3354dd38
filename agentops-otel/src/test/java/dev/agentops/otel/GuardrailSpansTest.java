package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardrailSpansTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Tool GET_ORDER =
            Tool.builder("get_order").body(call -> "shipped").build();

    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    private void call(AgentOps.Builder system, OpenTelemetryObserver observer) {
        try (AgentOps ops = system.observer(observer)
                        .tools(ToolRegistry.of(GET_ORDER))
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("where is my order?")) {
            turn.tool("get_order")
                    .arguments(Map.of("order_id", "#W1"))
                    .callId("call_7")
                    .call();
        }
    }

    private OpenTelemetryObserver.Builder observer() {
        return OpenTelemetryObserver.builder(telemetry.sdk());
    }

    private static AgentOps.Builder deciding(Decision decision) {
        return AgentOps.builder().authorizer(request -> decision);
    }

    private Attributes attributes() {
        return telemetry.span("run_guardrail agentops.authorizer").getAttributes().toBuilder()
                .build();
    }

    @Test
    void thereIsNoneUnlessTold() {
        call(deciding(Decision.allow()), observer().build());

        assertThat(telemetry.spans())
                .extracting(SpanData::getName)
                .containsExactly("execute_tool get_order", "invoke_agent support");
        assertThat(telemetry.spans().toString()).doesNotContain("guardrail");
    }

    @Test
    void aDenialIsBlockedByARuleOfAPolicy() {
        Decision decision = new Decision.Deny(List.of(Reason.of("not-yours")), List.of(), Provenance.ofVersion("v7"));
        call(deciding(decision), observer().proposedGuardrailSpans(null).build());

        SpanData call = telemetry.span("execute_tool get_order");
        SpanData span = telemetry.span("run_guardrail agentops.authorizer");
        assertThat(span.getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(span.getEndEpochNanos()).isGreaterThanOrEqualTo(span.getStartEpochNanos());
        assertThat(attributes())
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "run_guardrail")
                        .put("gen_ai.guardrail.component.name", "agentops.authorizer")
                        .put("gen_ai.guardrail.target.type", "input")
                        .put("gen_ai.guardrail.target.subtype", "tool_call")
                        .put("gen_ai.guardrail.target.id", "call_7")
                        .put("gen_ai.guardrail.verdict.type", "deny")
                        .put("gen_ai.guardrail.action.type", "block")
                        .put("gen_ai.guardrail.security.policy.id", "v7")
                        .put("gen_ai.guardrail.security.policy.rule.id", "not-yours")
                        .put("gen_ai.conversation.id", "s-1")
                        .put("session.id", "s-1")
                        .build());
    }

    /** Whole milliseconds would put nearly all of these before their parents; the two clocks differ by less. */
    @Test
    void aDecisionIsNotTakenBeforeTheCallBegan() {
        for (int i = 0; i < 20; i++) {
            call(
                    deciding(Decision.allow()),
                    observer().proposedGuardrailSpans(null).build());
        }

        Map<String, SpanData> byId =
                telemetry.spans().stream().collect(Collectors.toMap(SpanData::getSpanId, span -> span));
        assertThat(telemetry.spans())
                .filteredOn(span -> span.getName().startsWith("run_guardrail"))
                .hasSize(20)
                .allSatisfy(span -> assertThat(span.getStartEpochNanos())
                        .isGreaterThan(byId.get(span.getParentSpanId()).getStartEpochNanos() - 100_000));
    }

    @Test
    void policiesThatOnlyLogSayOneThingAndDoAnother() {
        Decision denied = new Decision.Deny(List.of(Reason.of("not-yours")), List.of(), Provenance.ofVersion("v7"));
        Decision logged = new Decision.Allow(
                List.of(),
                List.of(),
                Provenance.ofVersion("v7").withMode(EnforcementMode.LOG_ONLY).withUnenforced(denied));
        call(deciding(logged), observer().proposedGuardrailSpans(null).build());

        assertThat(attributes().get(ProposedGuardrailAttributes.VERDICT_TYPE)).isEqualTo("deny");
        assertThat(attributes().get(ProposedGuardrailAttributes.ACTION_TYPE)).isEqualTo("allow");
    }

    @Test
    void argumentsAreHashedWithTheKeyWhereContentIsRecorded() {
        OpenTelemetryObserver observer = observer()
                .recordContent(true)
                .proposedGuardrailSpans(KEY.clone())
                .build();
        call(deciding(Decision.allow()).recordContent((kind, value) -> value), observer);

        assertThat(attributes().get(ProposedGuardrailAttributes.INPUT_HASH)).matches("hmac-sha256:[0-9a-f]{64}");
    }

    @Test
    void withoutContentThereIsNoHash() {
        call(
                deciding(Decision.allow()).recordContent((kind, value) -> value),
                observer().proposedGuardrailSpans(KEY.clone()).build());

        assertThat(attributes().get(ProposedGuardrailAttributes.INPUT_HASH)).isNull();
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> observer().proposedGuardrailSpans(new byte[15]).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 bytes");
    }

    @Test
    void theTimeOfTheDecisionIsOnTheSpanOfTheCall() {
        call(deciding(Decision.allow()), observer().build());

        assertThat(telemetry.span("execute_tool get_order").getAttributes().get(AgentOpsAttributes.DECISION_DURATION))
                .isPositive();
    }
}
