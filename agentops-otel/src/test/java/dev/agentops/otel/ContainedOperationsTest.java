package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.Turn;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A span that throws when it is described changes nothing for whoever carries an operation out, and still ends. */
class ContainedOperationsTest {
    private final ThrowingSpans telemetry = new ThrowingSpans();
    private final OpenTelemetryObserver observer = OpenTelemetryObserver.create(telemetry);

    @Test
    void ofA2a() {
        try (GenAiOperation operation = observer.operations().a2aClient(A2aRequest.of("SendMessage"))) {
            A2aRequest.taskState(operation, "TASK_STATE_COMPLETED");
            operation.fail(new IOException("no answer"));
        }

        assertThat(telemetry.ended()).isEqualTo(1);
    }

    @Test
    void ofMcp() {
        try (McpOperation operation = observer.operations().mcpClient(McpRequest.toolCall("look", true))) {
            operation.sessionId("s-1");
            operation.fail(new IOException("no answer"));
        }

        assertThat(telemetry.ended()).isEqualTo(1);
    }

    @Test
    void ofMcpInTheBodyOfACall() {
        Tool remote = Tool.builder("look")
                .body(call -> {
                    try (McpOperation operation = observer.operations().mcpClient(McpRequest.toolCall("look", true))) {
                        operation.sessionId("s-1");
                        return "seen";
                    }
                })
                .build();
        try (AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .tools(ToolRegistry.of(remote))
                        .observer(observer)
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            assertThat(turn.call("look", Map.of())).isInstanceOf(CallOutcome.Completed.class);
        }
    }
}
