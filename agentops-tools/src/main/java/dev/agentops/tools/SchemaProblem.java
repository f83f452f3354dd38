package dev.agentops.tools;

/**
 * One reason why a schema cannot be used.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the schema; empty for the schema as a whole
 * @param message what is wrong there and what would be right
 */
public record SchemaProblem(String pointer, String message) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the schema" : pointer) + " " + message;
    }
}
