package dev.agentops.policy.value;

/**
 * The name of an entity in Cedar: {@code Type::"id"}.
 *
 * @param type the entity type, with its namespace, for instance {@code Memory::Action}
 * @param id any text
 */
public record EntityUid(String type, String id) {
    /** Of both parts; nothing is allocated, because each decision asks for it several times. */
    @Override
    public int hashCode() {
        return 31 * type.hashCode() + id.hashCode();
    }

    /** In the form of the language, for messages. */
    @Override
    public String toString() {
        return type + "::\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
