package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryObserverTest {
    private static final Tool GET_ORDER = Tool.builder("get_order")
            .description("Looks an order up.")
            .body(call -> Map.of("status", "shipped"))
            .build();

    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    private void oneTurn(AgentOps.Builder system, String tool) {
        try (AgentOps ops = system.build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("where is my order?")) {
            turn.tool(tool)
                    .arguments(Map.of("order_id", "#W1"))
                    .callId("call_7")
                    .call();
        }
    }

    private static Attributes without(SpanData span, AttributeKey<?>... keys) {
        var attributes = span.getAttributes().toBuilder();
        for (AttributeKey<?> key : keys) {
            attributes.remove(key);
        }
        return attributes.build();
    }

    @Test
    void aTurnIsAnInternalInvokeAgentSpan() {
        oneTurn(telemetry.system(GET_ORDER), "get_order");

        SpanData span = telemetry.span("invoke_agent support");
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(without(span))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "invoke_agent")
                        .put("gen_ai.provider.name", "agentops")
                        .put("gen_ai.agent.name", "support")
                        .put("gen_ai.agent.version", "1.4.0")
                        .put("gen_ai.conversation.id", "s-1")
                        .put("session.id", "s-1")
                        .put("agentops.turn.number", 1)
                        .build());
    }

    @Test
    void aToolCallIsAnExecuteToolSpanBelowItsTurn() {
        oneTurn(telemetry.system(GET_ORDER), "get_order");

        SpanData span = telemetry.span("execute_tool get_order");
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.getParentSpanId())
                .isEqualTo(telemetry.span("invoke_agent support").getSpanId());
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("dev.agentops");
        assertThat(without(span, AgentOpsAttributes.DECISION_DURATION))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "execute_tool")
                        .put("gen_ai.agent.name", "support")
                        .put("gen_ai.conversation.id", "s-1")
                        .put("session.id", "s-1")
                        .put("gen_ai.tool.name", "get_order")
                        .put("gen_ai.tool.type", "function")
                        .put("gen_ai.tool.description", "Looks an order up.")
                        .put("gen_ai.tool.call.id", "call_7")
                        .put("agentops.decision.verdict", "allow")
                        .put("agentops.decision.mode", "enforce")
                        .build());
    }

    @Test
    void samplersSeeTheOperationAndTheAgent() {
        try (Telemetry sampled = Telemetry.sampling(new AttributeSampler())) {
            oneTurn(sampled.system(GET_ORDER), "get_order");

            assertThat(sampled.spans()).hasSize(2);
        }
    }

    @Test
    void theDecisionIsOnTheSpan() {
        Decision decision = new Decision.Allow(
                List.of(Reason.of("own-orders"), Reason.of("support-hours")),
                List.of(new PolicyError("broken", "type error in a value")),
                Provenance.ofVersion("v7"));

        oneTurn(telemetry.system(GET_ORDER).authorizer(request -> decision), "get_order");

        Attributes attributes = telemetry.span("execute_tool get_order").getAttributes();
        assertThat(attributes.get(AgentOpsAttributes.DECISION_VERDICT)).isEqualTo("allow");
        assertThat(attributes.get(AgentOpsAttributes.DECISION_POLICY_IDS))
                .containsExactly("own-orders", "support-hours");
        assertThat(attributes.get(AgentOpsAttributes.DECISION_POLICY_VERSION)).isEqualTo("v7");
        assertThat(attributes.get(AgentOpsAttributes.DECISION_ERRORS)).isEqualTo(1);
        assertThat(attributes.toString()).doesNotContain("type error in a value");
    }

    @Test
    void aCallThatPoliciesDenyIsAnErrorOfTypeDenied() {
        oneTurn(telemetry.system(GET_ORDER).authorizer(request -> Decision.deny(Reason.of("not-yours"))), "get_order");

        SpanData span = telemetry.span("execute_tool get_order");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEqualTo("policy");
        assertThat(span.getAttributes().get(GenAiAttributes.ERROR_TYPE)).isEqualTo("denied");
        assertThat(span.getAttributes().get(AgentOpsAttributes.DENIAL_KIND)).isEqualTo("policy");
        assertThat(span.getAttributes().get(AgentOpsAttributes.DECISION_VERDICT))
                .isEqualTo("deny");
        assertThat(span.getAttributes().get(AgentOpsAttributes.DECISION_POLICY_IDS))
                .containsExactly("not-yours");
        assertThat(telemetry.span("invoke_agent support").getStatus().getStatusCode())
                .isEqualTo(StatusCode.UNSET);
    }

    @Test
    void anUnregisteredToolBecomesOtherInNameAndMetric() {
        oneTurn(telemetry.system(GET_ORDER), "drop_all_tables");

        SpanData span = telemetry.span("execute_tool _OTHER");
        assertThat(without(span, GenAiAttributes.SESSION_ID, GenAiAttributes.CONVERSATION_ID))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "execute_tool")
                        .put("gen_ai.agent.name", "support")
                        .put("gen_ai.tool.name", "_OTHER")
                        .put("gen_ai.tool.call.id", "call_7")
                        .put("error.type", "denied")
                        .put("agentops.denial.kind", "unknown_tool")
                        .build());
        assertThat(telemetry.points("gen_ai.execute_tool.duration"))
                .extracting(point -> point.getAttributes().get(GenAiAttributes.TOOL_NAME))
                .containsExactly("_OTHER");
    }

    @Test
    void aFailedCallNamesTheClassOfTheFailureOnly() {
        Tool failing = Tool.builder("get_order")
                .body(call -> {
                    throw new IllegalStateException("secret text");
                })
                .build();

        oneTurn(telemetry.system(failing), "get_order");

        SpanData span = telemetry.span("execute_tool get_order");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(span.getAttributes().get(GenAiAttributes.ERROR_TYPE)).isEqualTo("java.lang.IllegalStateException");
        assertThat(span.getAttributes().get(AgentOpsAttributes.DENIAL_KIND)).isNull();
    }

    @Test
    void aTurnThatFailedSaysSo() {
        try (AgentOps ops = telemetry.system().build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            turn.fail(new IllegalStateException("secret text"));
        }

        SpanData span = telemetry.span("invoke_agent support");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(GenAiAttributes.ERROR_TYPE)).isEqualTo("java.lang.IllegalStateException");
        assertThat(telemetry.points("gen_ai.invoke_agent.duration"))
                .extracting(HistogramPointData::getAttributes)
                .containsExactly(Attributes.builder()
                        .put("gen_ai.agent.name", "support")
                        .put("error.type", "java.lang.IllegalStateException")
                        .build());
    }

    @Test
    void memoryAccessesHaveTheNamesOfTheConventionsWhereThereAreAny() {
        try (AgentOps ops = telemetry.system().build();
                AgentSession session = Telemetry.session(ops)) {
            for (String operation : List.of("search", "write", "delete", "read", "defragment")) {
                session.access(Action.memory(operation), Map.of(), call -> "done");
            }
        }

        assertThat(telemetry.spans())
                .extracting(SpanData::getName)
                .containsExactly(
                        "search_memory",
                        "upsert_memory",
                        "delete_memory",
                        "agentops.read_memory",
                        "agentops.access_memory");
        assertThat(telemetry.spans()).allSatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
            assertThat(span.getAttributes().get(GenAiAttributes.OPERATION_NAME)).isEqualTo(span.getName());
            assertThat(span.getAttributes().get(GenAiAttributes.CONVERSATION_ID))
                    .isEqualTo("s-1");
        });
        assertThat(telemetry.points("gen_ai.execute_tool.duration")).isEmpty();
    }

    @Test
    void otherAgentsAreNamedWhenSomebodyVouchesForTheirName() {
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(telemetry.sdk())
                .remoteAgents("billing")
                .build();
        try (AgentOps ops = AgentOps.builder().allowAll().observer(observer).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                var scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            for (String agent : List.of("support", "billing", "made up by a model")) {
                session.access(Action.agent(agent), Map.of(), call -> "done");
            }
        }

        assertThat(telemetry.spans().subList(0, 3))
                .extracting(SpanData::getName, SpanData::getKind)
                .containsExactly(
                        tuple("invoke_agent support", SpanKind.INTERNAL),
                        tuple("invoke_agent billing", SpanKind.CLIENT),
                        tuple("invoke_agent _OTHER", SpanKind.CLIENT));
        assertThat(telemetry.spans().toString()).doesNotContain("made up");
    }

    @Test
    void durationsAreInSecondsWithTheAdvisedBuckets() {
        try (AgentOps ops = telemetry
                        .system(GET_ORDER)
                        .clock(() -> Instant.EPOCH, new Ticks(Duration.ofMillis(500))::next)
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            turn.call("get_order", Map.of());
        }

        HistogramPointData point =
                telemetry.points("gen_ai.execute_tool.duration").get(0);
        assertThat(point.getSum()).isCloseTo(0.5 * Math.round(point.getSum() / 0.5), within(1e-9));
        assertThat(point.getSum()).isBetween(0.5, 10.0);
        assertThat(point.getBoundaries()).hasSize(14).startsWith(0.01, 0.02).endsWith(81.92);
        assertThat(point.getAttributes())
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.tool.name", "get_order")
                        .put("gen_ai.tool.type", "function")
                        .put("gen_ai.agent.name", "support")
                        .put("agentops.decision.verdict", "allow")
                        .build());
        assertThat(telemetry.points("gen_ai.invoke_agent.duration").get(0).getBoundaries())
                .hasSize(13)
                .startsWith(0.1)
                .endsWith(409.6);
        assertThat(telemetry.metrics())
                .allSatisfy(metric -> assertThat(metric.getUnit()).isEqualTo("s"));
    }

    @Test
    void exemplarsPointToTheSpanThatWasMeasured() {
        oneTurn(telemetry.system(GET_ORDER), "get_order");

        assertThat(telemetry.points("gen_ai.execute_tool.duration").get(0).getExemplars())
                .extracting(exemplar -> exemplar.getSpanContext().getSpanId())
                .containsExactly(telemetry.span("execute_tool get_order").getSpanId());
    }

    @Test
    void errorTypesBeyondTheBoundAreOneSeriesInMetrics() {
        DurationAttributes durations = new DurationAttributes(Attributes.empty());
        for (int i = 0; i < 1_000; i++) {
            durations.of(Decision.allow(), "Error" + i, null);
        }

        assertThat(durations.of(Decision.allow(), "Error1000", null).get(GenAiAttributes.ERROR_TYPE))
                .isEqualTo("_OTHER");
        assertThat(durations.of(Decision.allow(), "Error3", null).get(GenAiAttributes.ERROR_TYPE))
                .isEqualTo("Error3");
        assertThat(durations.of(Decision.allow(), null, null).get(GenAiAttributes.ERROR_TYPE))
                .isNull();
    }

    @Test
    void aToolThatWasRegisteredAgainIsDescribedAnew() {
        var tools = ToolRegistry.of(GET_ORDER);
        try (AgentOps ops = telemetry.system().tools(tools).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            turn.call("get_order", Map.of());
            tools.unregister("get_order");
            tools.register(Tool.builder("get_order")
                    .description("Newer.")
                    .body(call -> "x")
                    .build());
            turn.call("get_order", Map.of());
        }

        assertThat(telemetry.spans().subList(0, 2))
                .extracting(span -> span.getAttributes().get(GenAiAttributes.TOOL_DESCRIPTION))
                .containsExactly("Looks an order up.", "Newer.");
    }

    @Test
    void whatIsNotSampledIsMeasuredAllTheSame() {
        try (Telemetry off = Telemetry.sampling(Sampler.alwaysOff())) {
            oneTurn(off.system(GET_ORDER), "get_order");

            assertThat(off.spans()).isEmpty();
            assertThat(off.points("gen_ai.execute_tool.duration")).hasSize(1);
            assertThat(off.points("gen_ai.invoke_agent.duration")).hasSize(1);
        }
    }

    @Test
    void theCallRunsInsideOfItsSpan() {
        AttributeSampler.Seen seen = new AttributeSampler.Seen();
        Tool looking = Tool.builder("look")
                .body(call -> {
                    seen.spanId = Span.current().getSpanContext().getSpanId();
                    return "x";
                })
                .build();

        oneTurn(telemetry.system(looking), "look");

        assertThat(seen.spanId).isEqualTo(telemetry.span("execute_tool look").getSpanId());
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void aLongestContentBelowOneIsRefused() {
        var builder = OpenTelemetryObserver.builder(telemetry.sdk()).longestContent(0);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longestContent is 0");
    }
}
