package dev.agentops.cli.replay;

import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.util.Collection;

/** The tools that may be called in a replay: those that were given, or each one as it is first seen. Not thread-safe. */
public final class ReplayTools {
    private final ToolRegistry registry;
    private final boolean asSeen;
    private int registered;

    private ReplayTools(ToolRegistry registry, boolean asSeen) {
        this.registry = registry;
        this.asSeen = asSeen;
    }

    /** Exactly these tools; a call to any other is denied. */
    public static ReplayTools of(Collection<Tool> tools) {
        ToolRegistry registry = ToolRegistry.withCapacity(Math.max(1, tools.size()));
        tools.forEach(registry::register);
        return new ReplayTools(registry, false);
    }

    /**
     * Every tool that a recording names, without a schema. What is no acceptable name for a tool is not registered, and
     * neither is a tool beyond {@value ToolRegistry#DEFAULT_CAPACITY}: such calls are denied.
     */
    public static ReplayTools asSeen() {
        return new ReplayTools(ToolRegistry.create(), true);
    }

    /** Whether tools are registered as they are seen. */
    public boolean isAsSeen() {
        return asSeen;
    }

    ToolRegistry registry() {
        return registry;
    }

    void seen(String name) {
        if (asSeen
                && registered < ToolRegistry.DEFAULT_CAPACITY
                && registry.find(name).isEmpty()) {
            register(name);
        }
    }

    private void register(String name) {
        try {
            registry.register(Tool.builder(name).build());
            registered++;
        } catch (IllegalArgumentException notAToolName) {
            // Stays unregistered, so that its calls are denied by admit.
        }
    }
}
