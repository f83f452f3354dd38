package dev.agentops.memory;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;

/**
 * The memory of one system's agents. Thread-safe; keeps nothing of its own, and does not close the store.
 *
 * <pre>{@code
 * AgentMemory memory = AgentMemory.create(ops, InProcessMemoryStore.create(), namespaces);
 * memory.of(session).append(turn.messages());
 * }</pre>
 */
public final class AgentMemory {
    private final AgentOps ops;
    private final MemoryStore store;
    private final MemoryNamespaces namespaces;

    private AgentMemory(AgentOps ops, MemoryStore store, MemoryNamespaces namespaces) {
        this.ops = ops;
        this.store = store;
        this.namespaces = namespaces;
    }

    /**
     * The memory of a system.
     *
     * @param ops whose sessions have this memory
     * @param store keeps it; a store has one configuration of namespaces
     * @param namespaces which namespaces there are
     */
    public static AgentMemory create(AgentOps ops, MemoryStore store, MemoryNamespaces namespaces) {
        return new AgentMemory(ops, store, namespaces);
    }

    /**
     * The memory that a session may use. It ends with the session.
     *
     * @throws MemoryException when the session is one of another system, whose authorizer and observers are not this one's
     */
    public ScopedMemory of(AgentSession session) {
        if (!ops.owns(session)) {
            throw new MemoryException(
                    "the session belongs to another AgentOps: use the memory that was created with that one");
        }
        return new ScopedMemory(session, store, namespaces);
    }
}
