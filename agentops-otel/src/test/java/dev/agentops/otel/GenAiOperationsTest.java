package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenAiOperationsTest {
    private final Telemetry telemetry = Telemetry.create();
    private final OpenTelemetryObserver observer = OpenTelemetryObserver.create(telemetry.sdk());
    private final GenAiOperations operations = observer.operations();

    @AfterEach
    void close() {
        assertThat(Context.current()).isSameAs(Context.root());
        assertThat(observer.close(Duration.ZERO)).as("spans in flight").isZero();
        telemetry.close();
    }

    private void inTurn(Runnable work) {
        try (AgentOps ops = AgentOps.builder().allowAll().observer(observer).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                var scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            work.run();
        }
    }

    /** What is done inside of the body of a tool call. */
    private void inCall(Consumer<GenAiOperations> work) {
        Tool tool = Tool.builder("get_weather")
                .body(call -> {
                    work.accept(operations);
                    return "sunny";
                })
                .build();
        try (AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .observer(observer)
                        .tools(ToolRegistry.of(tool))
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            turn.call("get_weather", Map.of());
        }
    }

    private SpanData only() {
        assertThat(telemetry.spans()).hasSize(1);
        return telemetry.spans().get(0);
    }

    /** The attributes as a value that equals others. */
    private static Attributes plain(SpanData span) {
        return span.getAttributes().toBuilder().build();
    }

    private static McpRequest weather() {
        return McpRequest.toolCall("get-weather", true)
                .requestId("7")
                .sessionId("m-1")
                .protocolVersion("2025-06-18")
                .overHttp("1.1")
                .peer("Weather.example", 443);
    }

    @Test
    void aWorkflowHasASpanAndADuration() {
        try (GenAiOperation workflow = operations.workflow("refunds");
                Scope scope = workflow.makeCurrent()) {
            assertThat(scope).isNotNull();
            operations.workflow("inner").close();
        }

        SpanData span = telemetry.span("invoke_workflow refunds");
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(plain(span))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "invoke_workflow")
                        .put("gen_ai.workflow.name", "refunds")
                        .build());
        assertThat(telemetry.span("invoke_workflow inner").getParentSpanId()).isEqualTo(span.getSpanId());
        assertThat(telemetry.points("gen_ai.workflow.duration"))
                .extracting(HistogramPointData::getAttributes)
                .containsExactlyInAnyOrder(
                        Attributes.of(GenAiAttributes.WORKFLOW_NAME, "refunds"),
                        Attributes.of(GenAiAttributes.WORKFLOW_NAME, "inner"));
        assertThat(telemetry.points("gen_ai.workflow.duration").get(0).getBoundaries())
                .hasSize(11)
                .startsWith(1.0)
                .endsWith(7200.0);
    }

    @Test
    void aPlanIsThatOfTheSessionsAgent() {
        inTurn(() -> operations.plan().close());
        operations.plan().close();

        SpanData span = telemetry.span("plan support");
        assertThat(span.getParentSpanId())
                .isEqualTo(telemetry.span("invoke_agent support").getSpanId());
        assertThat(plain(span))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "plan")
                        .put("gen_ai.agent.name", "support")
                        .put("gen_ai.conversation.id", "s-1")
                        .put("session.id", "s-1")
                        .build());
        assertThat(plain(telemetry.span("plan"))).isEqualTo(Attributes.of(GenAiAttributes.OPERATION_NAME, "plan"));
    }

    @Test
    void anAgentThatIsCreatedIsNamed() {
        operations.createAgent("billing", "2").close();

        assertThat(only().getName()).isEqualTo("create_agent billing");
        assertThat(only().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(plain(only()))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", "create_agent")
                        .put("gen_ai.provider.name", "agentops")
                        .put("gen_ai.agent.name", "billing")
                        .put("gen_ai.agent.version", "2")
                        .build());
    }

    @ParameterizedTest
    @EnumSource(MemoryOperation.class)
    void memoryOperationsAreNamedAsTheConventionsHaveThem(MemoryOperation operation) {
        operations.memory(operation, "profiles", true).close();

        assertThat(only().getName())
                .isEqualTo(operation.operationName())
                .matches("(create|delete)_memory_store|(search|create|update|upsert|delete)_memory");
        assertThat(only().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(plain(only()))
                .isEqualTo(Attributes.builder()
                        .put("gen_ai.operation.name", operation.operationName())
                        .put("gen_ai.memory.store.id", "profiles")
                        .build());
    }

    @Test
    void anOperationEndsOnceAndSaysOfAFailureItsClassAlone() {
        GenAiOperation workflow = operations.workflow("refunds");
        workflow.fail(new IllegalStateException("secret"));
        workflow.close();
        workflow.close();

        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getAttributes().get(GenAiAttributes.ERROR_TYPE)).isEqualTo("java.lang.IllegalStateException");
        assertThat(only().toString()).doesNotContain("secret");
        assertThat(telemetry.points("gen_ai.workflow.duration"))
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(1));
    }

    @Test
    void anMcpClientSpanHasWhatIsKnownOfTheRequest() {
        operations.mcpClient(weather()).close();

        assertThat(only().getName()).isEqualTo("tools/call get-weather");
        assertThat(only().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(plain(only()))
                .isEqualTo(Attributes.builder()
                        .put("mcp.method.name", "tools/call")
                        .put("gen_ai.operation.name", "execute_tool")
                        .put("gen_ai.tool.name", "get-weather")
                        .put("jsonrpc.request.id", "7")
                        .put("mcp.session.id", "m-1")
                        .put("mcp.protocol.version", "2025-06-18")
                        .put("network.transport", "tcp")
                        .put("network.protocol.name", "http")
                        .put("network.protocol.version", "1.1")
                        .put("server.address", "weather.example")
                        .put("server.port", 443)
                        .build());
        HistogramPointData point =
                telemetry.points("mcp.client.operation.duration").get(0);
        assertThat(point.getAttributes().asMap())
                .doesNotContainKeys(ProtocolAttributes.MCP_SESSION_ID, ProtocolAttributes.JSONRPC_REQUEST_ID)
                .containsEntry(ProtocolAttributes.MCP_METHOD_NAME, "tools/call");
        assertThat(point.getBoundaries()).hasSize(14).startsWith(0.01).endsWith(300.0);
    }

    @Test
    void aToolCallThatGoesToAnMcpServerIsDescribedFurtherAndHasNoSecondSpan() {
        inCall(operations -> {
            try (McpOperation mcp = operations.mcpClient(weather())) {
                mcp.toolFailed();
                assertThat(mcp.span().getSpanContext()).isEqualTo(Span.current().getSpanContext());
            }
        });

        assertThat(telemetry.spans())
                .extracting(SpanData::getName)
                .containsExactly("execute_tool get_weather", "invoke_agent support");
        SpanData span = telemetry.span("execute_tool get_weather");
        assertThat(span.getAttributes().asMap())
                .containsEntry(ProtocolAttributes.MCP_METHOD_NAME, "tools/call")
                .containsEntry(ProtocolAttributes.MCP_SESSION_ID, "m-1")
                .containsEntry(GenAiAttributes.TOOL_NAME, "get_weather")
                .containsEntry(GenAiAttributes.ERROR_TYPE, "tool_error");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(telemetry
                        .points("gen_ai.execute_tool.duration")
                        .get(0)
                        .getAttributes()
                        .asMap())
                .containsEntry(GenAiAttributes.ERROR_TYPE, "tool_error");
        assertThat(telemetry
                        .points("mcp.client.operation.duration")
                        .get(0)
                        .getAttributes()
                        .asMap())
                .containsEntry(GenAiAttributes.ERROR_TYPE, "tool_error")
                .containsEntry(GenAiAttributes.TOOL_NAME, "get-weather");
    }

    @Test
    void onlyTheFirstToolCallOverMcpIsThatOfTheOuterCall() {
        inCall(operations -> {
            operations.mcpClient(McpRequest.of("initialize")).close();
            operations.mcpClient(weather()).close();
            operations.mcpClient(weather()).close();
        });

        assertThat(telemetry.spans())
                .extracting(SpanData::getName)
                .containsExactly(
                        "initialize", "tools/call get-weather", "execute_tool get_weather", "invoke_agent support");
        assertThat(telemetry.span("tools/call get-weather").getParentSpanId())
                .isEqualTo(telemetry.span("execute_tool get_weather").getSpanId());
    }

    @Test
    void anMcpServerSpanIsBelowWhatCameInAndLinkedToWhatIsCurrent() {
        SpanContext remote = SpanContext.createFromRemoteParent(
                "1".repeat(32), "2".repeat(16), TraceFlags.getSampled(), TraceState.getDefault());
        Span transport = telemetry.sdk().getTracer("http").spanBuilder("POST").startSpan();
        try (Scope scope = transport.makeCurrent()) {
            assertThat(scope).isNotNull();
            operations
                    .mcpServer(weather(), Context.root().with(Span.wrap(remote)))
                    .close();
            operations.mcpServer(McpRequest.of("ping"), Context.root()).close();
        }
        transport.end();

        SpanData span = telemetry.span("tools/call get-weather");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getParentSpanContext()).isEqualTo(remote);
        assertThat(span.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(transport.getSpanContext().getSpanId());
        assertThat(span.getAttributes().get(ProtocolAttributes.CLIENT_ADDRESS)).isEqualTo("weather.example");
        assertThat(span.getAttributes().get(ProtocolAttributes.SERVER_ADDRESS)).isNull();
        assertThat(telemetry.span("ping").getParentSpanId())
                .isEqualTo(transport.getSpanContext().getSpanId());
        assertThat(telemetry.points("mcp.server.operation.duration")).hasSize(2);
    }

    @Test
    void errorCodesAreFailuresOfClientsAndOnlySomeOfServers() {
        for (int code : List.of(-32602, -32603)) {
            try (McpOperation client = operations.mcpClient(McpRequest.of("tools/list"));
                    McpOperation server = operations.mcpServer(McpRequest.of("tools/list"))) {
                client.answeredError(code);
                server.answeredError(code);
            }
        }

        assertThat(telemetry.spans())
                .extracting(span -> span.getKind() + " "
                        + span.getAttributes().get(ProtocolAttributes.RPC_STATUS_CODE) + " "
                        + span.getAttributes().get(GenAiAttributes.ERROR_TYPE))
                .containsExactlyInAnyOrder(
                        "CLIENT -32602 -32602", "SERVER -32602 null", "CLIENT -32603 -32603", "SERVER -32603 -32603");
        assertThat(telemetry.points("mcp.server.operation.duration"))
                .extracting(point -> point.getAttributes().get(ProtocolAttributes.RPC_STATUS_CODE))
                .containsExactlyInAnyOrder("-32602", "-32603");
    }

    @Test
    void namesThatNobodyVouchesForAreNowhere() {
        operations.mcpServer(McpRequest.toolCall("made up", false)).close();
        operations.mcpServer(McpRequest.of("made/up")).close();
        operations
                .mcpServer(McpRequest.of("prompts/get").prompt("made up", false))
                .close();
        operations
                .mcpClient(weather().protocolVersion("made up").overHttp("made up"))
                .close();
        operations.a2aServer(A2aRequest.of("MadeUp made up")).close();
        operations.workflow("line\nbreak made up").close();
        operations.workflow("made up ".repeat(20)).close();

        assertThat(telemetry.spans().toString())
                .doesNotContainIgnoringCase("made up")
                .doesNotContain("made/up");
        assertThat(telemetry.metrics().toString())
                .doesNotContainIgnoringCase("made up")
                .doesNotContain("made/up");
        assertThat(telemetry.spans().subList(0, 3))
                .extracting(SpanData::getName)
                .containsExactly("tools/call _OTHER", "_OTHER", "prompts/get _OTHER");
    }

    @Test
    void namesBeyondTheBoundAreOne() {
        for (int i = 0; i < 1_500; i++) {
            operations.mcpServer(McpRequest.toolCall("tool-" + i, true)).close();
        }

        assertThat(telemetry.spans().stream().map(SpanData::getName).distinct()).hasSize(1_025);
        assertThat(telemetry.points("mcp.server.operation.duration")).hasSizeLessThanOrEqualTo(1_025);
    }

    @Test
    void whatCountsRequestsIsNotInMetrics() {
        for (int i = 0; i < 10; i++) {
            operations
                    .mcpServer(weather().requestId("r" + i).sessionId("m" + i).peer("10.0.0." + i, i))
                    .close();
        }

        assertThat(telemetry.points("mcp.server.operation.duration")).hasSize(1);
    }

    @Test
    void anA2aSpanHasItsOwnConversation() {
        inTurn(() -> operations
                .a2aClient(A2aRequest.of("SendMessage")
                        .messageId("m-1")
                        .taskId("t-1")
                        .contextId("c-1")
                        .referenceTaskIds(List.of("t-0"))
                        .tenant("acme")
                        .protocolVersion("1.0")
                        .agent("billing", "2")
                        .server("billing.example", 8443))
                .close());

        SpanData span = telemetry.span("SendMessage");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(plain(span))
                .isEqualTo(Attributes.builder()
                        .put("a2a.method.name", "SendMessage")
                        .put("a2a.message.id", "m-1")
                        .put("a2a.task.id", "t-1")
                        .put(ProposedA2aAttributes.REFERENCE_TASK_IDS, List.of("t-0"))
                        .put("a2a.tenant", "acme")
                        .put("a2a.protocol.version", "1.0")
                        .put("gen_ai.agent.name", "billing")
                        .put("gen_ai.agent.version", "2")
                        .put("gen_ai.conversation.id", "c-1")
                        .put("session.id", "s-1")
                        .put("server.address", "billing.example")
                        .put("server.port", 8443)
                        .build());
    }

    @Test
    void theStateOfATaskIsOneOfTheProtocols() {
        for (String state : List.of("TASK_STATE_WORKING", "made up")) {
            try (GenAiOperation operation = operations.a2aServer(A2aRequest.of("GetTask"))) {
                A2aRequest.taskState(operation, state);
            }
        }

        assertThat(telemetry.spans())
                .extracting(span -> span.getAttributes().get(ProposedA2aAttributes.TASK_STATE))
                .containsExactly("TASK_STATE_WORKING", "_OTHER");
    }

    @Test
    void telemetryThatFailsKeepsNobodyFromWorking() {
        GenAiOperations broken =
                OpenTelemetryObserver.create(new BrokenOpenTelemetry()).operations();

        assertThatCode(() -> {
                    try (GenAiOperation workflow = broken.workflow("refunds");
                            Scope scope = workflow.makeCurrent();
                            McpOperation mcp = broken.mcpClient(weather())) {
                        assertThat(scope).isNotNull();
                        mcp.toolFailed();
                    }
                })
                .doesNotThrowAnyException();
    }
}
