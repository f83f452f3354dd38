package dev.agentops.memory;

import dev.agentops.AgentSession;
import dev.agentops.tool.CallFact;
import dev.agentops.tool.ToolInvocation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One access as policies may see it, without content.
 *
 * @param namespace the only one that it reaches
 * @param facts what is known of it, values of JSON types
 */
record MemoryAccess(MemoryNamespace namespace, Map<String, Object> facts) {

    static MemoryAccess ofEvents(String operation, MemoryNamespaces namespaces, AgentSession session) {
        return of(operation, namespaces.requireEvents(), false, namespaces.bindEvents(session));
    }

    static MemoryAccess ofRecords(
            String operation, MemoryNamespaces namespaces, String strategyId, AgentSession session) {
        MemoryStrategy strategy = namespaces.strategy(strategyId);
        MemoryNamespace namespace = namespaces.bindRecords(strategyId, session);
        return of(operation, strategy.template(), strategy.shared(), namespace).with("strategy", strategyId);
    }

    private static MemoryAccess of(
            String operation, NamespaceTemplate template, boolean shared, MemoryNamespace namespace) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("operation", operation);
        facts.put("template", template.text());
        facts.put("namespace", namespace.path());
        facts.put("shared", shared);
        return new MemoryAccess(namespace, facts);
    }

    /** Tells telemetry which store it is, and which record. */
    void noteOn(ToolInvocation invocation) {
        invocation.note(CallFact.MEMORY_STORE, facts.getOrDefault("strategy", "events"));
        Object record = facts.get("recordId");
        if (record != null) {
            invocation.note(CallFact.MEMORY_RECORD_ID, record);
        }
    }

    MemoryAccess with(String name, Object fact) {
        facts.put(name, fact);
        return this;
    }
}
