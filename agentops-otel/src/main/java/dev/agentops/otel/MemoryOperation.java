package dev.agentops.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Map;

/** Names of memory operations: the conventions' where they have one, this library's otherwise. */
final class MemoryOperation {
    private static final Map<String, String> NAMES = Map.of(
            "search", GenAiAttributes.SEARCH_MEMORY,
            "write", GenAiAttributes.UPSERT_MEMORY,
            "delete", GenAiAttributes.DELETE_MEMORY,
            "read", AgentOpsAttributes.READ_MEMORY);

    private MemoryOperation() {}

    static String nameOf(String operation) {
        return NAMES.getOrDefault(operation, AgentOpsAttributes.ACCESS_MEMORY);
    }

    /** A store in another process has a client span of its own below this one. */
    static CallShape shape(String name, String agent) {
        Attributes atStart = Attributes.of(GenAiAttributes.OPERATION_NAME, name, GenAiAttributes.AGENT_NAME, agent);
        return new CallShape(name, SpanKind.INTERNAL, atStart, null, null);
    }
}
