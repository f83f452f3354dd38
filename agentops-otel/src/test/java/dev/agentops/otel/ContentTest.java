package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.content.Redactor;
import dev.agentops.json.JsonObject;
import dev.agentops.otel.file.OtlpJsonLines;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final String CANARY = "canary-7f3a91";
    private static final Redactor REDACTING = Redactor.strings(text -> text.replace(CANARY, "[secret]"));

    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    private OpenTelemetryObserver.Builder observer() {
        return OpenTelemetryObserver.builder(telemetry.sdk());
    }

    private static AgentOps.Builder system(OpenTelemetryObserver observer) {
        Tool good = Tool.builder("good")
                .body(call -> Map.of("result", CANARY + " result"))
                .build();
        Tool bad = Tool.builder("bad")
                .body(call -> {
                    throw new IllegalStateException(CANARY + " error");
                })
                .build();
        return AgentOps.builder().allowAll().tools(ToolRegistry.of(good, bad)).observer(observer);
    }

    private static void sendTheCanaryThroughEverything(AgentOps.Builder system) {
        Map<String, ?> arguments = Map.of("argument", CANARY + " argument", CANARY, 1);
        try (AgentOps ops = system.build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn(CANARY + " question")) {
            turn.call("good", arguments);
            turn.call("bad", arguments);
            turn.call(CANARY + " tool", arguments);
            session.access(Action.agent(CANARY + " agent"), arguments, call -> CANARY);
            session.access(Action.memory(CANARY + " operation"), arguments, call -> CANARY);
            turn.reply(CANARY + " reply");
            turn.fail(new IllegalStateException(CANARY));
        }
    }

    private String everythingExported() {
        return OtlpJsonLines.line(telemetry.spans()) + telemetry.metrics();
    }

    @Test
    void nothingIsRecordedWithoutOptIn() {
        sendTheCanaryThroughEverything(system(observer().build()));

        assertThat(telemetry.spans()).hasSize(6);
        assertThat(everythingExported()).doesNotContain(CANARY).doesNotContain("argument");
    }

    @Test
    void theOptInOfTheSystemAloneIsNotEnough() {
        sendTheCanaryThroughEverything(system(observer().build()).recordContent(Redactor.none()));

        assertThat(everythingExported()).doesNotContain(CANARY);
    }

    @Test
    void theOptInOfTheObserverAloneIsNotEnough() {
        sendTheCanaryThroughEverything(system(observer().recordContent(true).build()));

        assertThat(everythingExported()).doesNotContain(CANARY);
    }

    @Test
    void withBothOptInsContentIsRecordedAfterRedaction() {
        sendTheCanaryThroughEverything(
                system(observer().recordContent(true).build()).recordContent(REDACTING));

        SpanData good = telemetry.span("execute_tool good");
        assertThat(good.getAttributes().get(GenAiAttributes.TOOL_CALL_ARGUMENTS))
                .contains("\"argument\":\"[secret] argument\"");
        assertThat(good.getAttributes().get(GenAiAttributes.TOOL_CALL_RESULT))
                .isEqualTo("{\"result\":\"[secret] result\"}");
        SpanData bad = telemetry.span("execute_tool bad");
        assertThat(bad.getStatus().getDescription()).isEqualTo("[secret] error");
        SpanData turn = telemetry.span("invoke_agent support");
        assertThat(turn.getAttributes().get(GenAiAttributes.INPUT_MESSAGES))
                .isEqualTo("[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"[secret] question\"}]}]");
        assertThat(turn.getAttributes().get(GenAiAttributes.OUTPUT_MESSAGES))
                .isEqualTo("[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"[secret] reply\"}],"
                        + "\"finish_reason\":\"stop\"}]");
        assertThat(everythingExported()).doesNotContain(CANARY + " ");
    }

    @Test
    void longContentIsCutAndSaysSo() {
        String smile = "\ud83d\ude00";
        try (AgentOps ops = system(observer()
                                .recordContent(true)
                                .longestContent(32)
                                .build())
                        .recordContent(Redactor.none())
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("x" + smile.repeat(1_000))) {
            turn.call("good", Map.of("long", "y".repeat(100_000)));
        }

        SpanData call = telemetry.span("execute_tool good");
        assertThat(call.getAttributes().get(GenAiAttributes.TOOL_CALL_ARGUMENTS))
                .hasSize(32);
        assertThat(call.getAttributes().get(AgentOpsAttributes.CONTENT_TRUNCATED))
                .isTrue();
        SpanData turn = telemetry.span("invoke_agent support");
        assertThat(turn.getAttributes().get(GenAiAttributes.INPUT_MESSAGES))
                .contains("\"x" + smile.repeat(15) + "\"")
                .satisfies(messages ->
                        assertThat(JsonObject.parse("{\"m\":" + messages + "}")).isNotEmpty());
        assertThat(turn.getAttributes().get(AgentOpsAttributes.CONTENT_TRUNCATED))
                .isTrue();
    }

    @Test
    void contentThatFitsIsNotMarked() {
        sendTheCanaryThroughEverything(
                system(observer().recordContent(true).build()).recordContent(REDACTING));

        assertThat(telemetry.spans())
                .allSatisfy(span -> assertThat(span.getAttributes().get(AgentOpsAttributes.CONTENT_TRUNCATED))
                        .isNull());
    }

    @Test
    void aHostileCallIdIsCut() {
        try (AgentOps ops = system(observer().build()).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            turn.tool("good").arguments(Map.of()).callId("i".repeat(100_000)).call();
        }

        assertThat(telemetry.span("execute_tool good").getAttributes().get(GenAiAttributes.TOOL_CALL_ID))
                .hasSize(256);
    }
}
