package consumer;

import dev.agentops.AgentOps;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.util.Map;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var greet = Tool.builder("greet").body(invocation -> "hello").build();
        var actor = Principal.of("tenant", "ada", Authentication.inProcess("consumer"));
        try (var ops = AgentOps.builder().allowAll().tools(ToolRegistry.of(greet)).build();
                var session = ops.agent("consumer", "1").openSession("session", actor);
                var turn = session.startTurn("hi")) {
            System.out.println(turn.call("greet", Map.of()).orThrow());
        }
    }
}
