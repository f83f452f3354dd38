package dev.agentops.eval;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.event.CallObserver;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolFailedException;
import dev.agentops.tool.ToolRegistry;
import java.util.Map;

/** Live sessions on the real path: a tool that works, a tool that fails. */
final class Sessions {
    static final Principal ALICE = Principal.of("acme", "alice", Authentication.inProcess("test"));
    static final String SECRET = "canary-7d1f";

    private Sessions() {}

    static AgentOps.Builder builder(CallObserver... observers) {
        ToolRegistry tools = ToolRegistry.of(
                Tool.builder("works").body(call -> SECRET).build(),
                Tool.builder("fails")
                        .body(call -> {
                            throw new ToolFailedException(SECRET);
                        })
                        .build());
        AgentOps.Builder builder = AgentOps.builder().allowAll().tools(tools);
        for (CallObserver observer : observers) {
            builder.observer(observer);
        }
        return builder;
    }

    static AgentSession open(AgentOps ops, String id) {
        return ops.agent("support", "1.0").openSession(id, ALICE);
    }

    /** A session with one call of each of these tools, from its start to its end. */
    static void run(AgentOps ops, String id, String... tools) {
        try (AgentSession session = open(ops, id);
                Turn turn = session.startTurn("Hello " + SECRET)) {
            for (String tool : tools) {
                turn.call(tool, Map.of("secret", SECRET));
            }
            turn.reply("Bye " + SECRET);
        }
    }
}
