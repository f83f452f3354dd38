package dev.agentops.tool;

import dev.agentops.AgentOpsException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The tools that may be called at all; a call to any other is refused. Bounded and thread-safe. */
public final class ToolRegistry {
    /** How many tools a registry holds at most unless told. */
    public static final int DEFAULT_CAPACITY = 10_000;

    private final ConcurrentMap<String, Tool> tools = new ConcurrentHashMap<>();
    private final int capacity;

    private ToolRegistry(int capacity) {
        this.capacity = capacity;
    }

    /** An empty registry for at most {@value #DEFAULT_CAPACITY} tools. */
    public static ToolRegistry create() {
        return new ToolRegistry(DEFAULT_CAPACITY);
    }

    /** An empty registry for at most so many tools. */
    public static ToolRegistry withCapacity(int capacity) {
        return new ToolRegistry(capacity);
    }

    /** A registry of these tools. */
    public static ToolRegistry of(Tool... tools) {
        ToolRegistry registry = create();
        List.of(tools).forEach(registry::register);
        return registry;
    }

    /**
     * Adds a tool.
     *
     * @throws AgentOpsException when the name is taken or the registry is full
     */
    public synchronized ToolRegistry register(Tool tool) {
        if (tools.size() >= capacity) {
            throw new AgentOpsException("the registry holds its " + capacity
                    + " tools already: unregister some or create it with a larger capacity");
        }
        if (tools.putIfAbsent(tool.name(), tool) != null) {
            throw new AgentOpsException("a tool named " + tool.name()
                    + " is registered already: unregister it first, or give this one another name");
        }
        return this;
    }

    /** Takes a tool out, if it is there. Calls that are under way go on. */
    public synchronized boolean unregister(String name) {
        return tools.remove(name) != null;
    }

    /** The tool of exactly this name. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** All tools at this moment, in no order. */
    public Collection<Tool> tools() {
        return List.copyOf(tools.values());
    }
}
