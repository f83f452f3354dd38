package dev.agentops.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Map;

/** The operations on memory that the conventions name. */
public enum MemoryOperation {
    /** A store is made. */
    CREATE_STORE("create_memory_store"),
    /** Records are searched for. */
    SEARCH(GenAiAttributes.SEARCH_MEMORY),
    /** A new record is written. */
    CREATE("create_memory"),
    /** A record that is there is changed. */
    UPDATE("update_memory"),
    /** A record is written, be it new or not. */
    UPSERT(GenAiAttributes.UPSERT_MEMORY),
    /** Records are deleted. */
    DELETE(GenAiAttributes.DELETE_MEMORY),
    /** A store is deleted with all of its records. */
    DELETE_STORE("delete_memory_store");

    /** Names of the actions of the kernel; where the conventions have no name, the library's own. */
    private static final Map<String, String> NAMES = Map.of(
            "search", GenAiAttributes.SEARCH_MEMORY,
            "create", "create_memory",
            "update", "update_memory",
            "write", GenAiAttributes.UPSERT_MEMORY,
            "delete", GenAiAttributes.DELETE_MEMORY,
            "read", AgentOpsAttributes.READ_MEMORY);

    private final String operationName;

    MemoryOperation(String operationName) {
        this.operationName = operationName;
    }

    /** Its name in the conventions. */
    public String operationName() {
        return operationName;
    }

    static String nameOf(String operation) {
        return NAMES.getOrDefault(operation, AgentOpsAttributes.ACCESS_MEMORY);
    }

    /** A store in another process has a client span of its own below this one. */
    static CallShape shape(String name, String agent) {
        Attributes atStart = Attributes.of(GenAiAttributes.OPERATION_NAME, name, GenAiAttributes.AGENT_NAME, agent);
        return new CallShape(name, SpanKind.INTERNAL, StartAttributes.of(atStart), null, null);
    }
}
