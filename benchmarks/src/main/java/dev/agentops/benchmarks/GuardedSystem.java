package dev.agentops.benchmarks;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.Turn;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A system with one tool, in sessions of a length that agents have. */
final class GuardedSystem {
    static final String TOOL = "refund_order";

    private static final int CALLS_PER_SESSION = 64;

    private final AgentOps ops;
    private final Principal actor = Principal.of("acme", "alice", Authentication.inProcess("benchmark"));
    private long sessions;
    private int calls;
    private @Nullable AgentSession session;
    private @Nullable Turn turn;

    GuardedSystem(AgentOps ops) {
        this.ops = ops;
    }

    static Tool tool(ToolSchema schema) {
        return Tool.builder(TOOL)
                .schema(schema)
                .body(invocation -> refund(invocation.arguments()))
                .build();
    }

    static @Nullable Object refund(Map<String, ?> arguments) {
        return arguments.get("order_id");
    }

    /** A new session every {@value #CALLS_PER_SESSION} calls, so that sampling is decided as often as in life. */
    Turn turn() {
        Turn current = turn;
        if (current != null && calls++ < CALLS_PER_SESSION) {
            return current;
        }
        return nextSession();
    }

    private Turn nextSession() {
        if (session != null) {
            session.close();
        }
        AgentSession next = ops.agent("retail-support", "1.4.0").openSession("s" + sessions++, actor);
        session = next;
        turn = next.startTurn("refund please");
        calls = 1;
        return turn;
    }

    /** Fails the benchmark before it measures something else than it says. */
    void require(Map<String, Object> arguments, Class<? extends CallOutcome> expected) {
        CallOutcome outcome = turn().call(TOOL, arguments);
        if (!expected.isInstance(outcome)) {
            throw new IllegalStateException("expected " + expected.getSimpleName() + ", was " + outcome);
        }
    }

    void close() {
        ops.close();
    }
}
