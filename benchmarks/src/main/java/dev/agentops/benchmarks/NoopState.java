package dev.agentops.benchmarks;

import dev.agentops.AgentOps;
import dev.agentops.Turn;
import dev.agentops.tool.ToolRegistry;
import dev.agentops.tool.ToolSchema;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A system that decides nothing and tells nobody. */
@State(Scope.Thread)
public class NoopState {
    private final GuardedSystem system = new GuardedSystem(AgentOps.builder()
            .allowAll()
            .tools(ToolRegistry.of(GuardedSystem.tool(ToolSchema.any())))
            .build());

    /** For JMH. */
    public NoopState() {}

    Turn turn() {
        return system.turn();
    }

    /** Closes the system. */
    @TearDown(Level.Trial)
    public void close() {
        system.close();
    }
}
