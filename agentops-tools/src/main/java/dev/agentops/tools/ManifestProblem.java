package dev.agentops.tools;

/**
 * One reason why a tool manifest cannot be used.
 *
 * @param source the file, as it was named by the caller
 * @param pointer where, as a JSON Pointer (RFC 6901) into the file; empty for the file as a whole
 * @param message what is wrong there and what would be right; a mistake of JSON syntax says line and column
 */
public record ManifestProblem(String source, String pointer, String message) {
    @Override
    public String toString() {
        return source + (pointer.isEmpty() ? "" : "#" + pointer) + " " + message;
    }
}
