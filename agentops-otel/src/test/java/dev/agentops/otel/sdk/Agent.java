package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.Turn;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.util.Map;
import java.util.UUID;

/** An agent with one tool, for tests of what becomes of its spans. */
record Agent(AgentOps ops) implements AutoCloseable {
    static Agent observedBy(AgentOpsTelemetry telemetry) {
        return new Agent(AgentOps.builder()
                .allowAll()
                .tools(ToolRegistry.of(Tool.builder("look").body(call -> "seen").build()))
                .observer(telemetry.observer())
                .build());
    }

    /**
     * Calls the tool so often, in one turn.
     *
     * @return how many spans that made
     */
    int call(int times) {
        try (AgentSession session = ops.agent("support", "1.0")
                        .openSession(
                                UUID.randomUUID().toString(),
                                Principal.of("acme", "mia", Authentication.inProcess("test")));
                Turn turn = session.startTurn("hello")) {
            for (int i = 0; i < times; i++) {
                assertThat(turn.call("look", Map.of())).isInstanceOf(CallOutcome.Completed.class);
            }
        }
        return times + 1;
    }

    @Override
    public void close() {
        ops.close();
    }
}
