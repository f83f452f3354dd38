package dev.agentops.policy;

/**
 * The name of an entity in Cedar: {@code Type::"id"}.
 *
 * @param type the entity type, with its namespace, for instance {@code Memory::Action}
 * @param id any text
 */
public record EntityUid(String type, String id) {
    /** In the form of the language, for messages. */
    @Override
    public String toString() {
        return type + "::\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
