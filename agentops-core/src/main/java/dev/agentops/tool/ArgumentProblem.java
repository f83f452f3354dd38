package dev.agentops.tool;

/**
 * One thing that is wrong with the arguments of a call, said so that the model can mend it.
 *
 * @param kind what is wrong
 * @param pointer where, as a JSON Pointer (RFC 6901) into the arguments; empty for the arguments as a whole
 * @param message a sentence for the model: what was expected; it never quotes a value of the arguments
 */
public record ArgumentProblem(Kind kind, String pointer, String message) {

    /** The kinds of problem. */
    public enum Kind {
        /** A required argument is missing. */
        MISSING,
        /** The tool has no such argument. */
        UNKNOWN,
        /** The value has another JSON type. */
        TYPE,
        /** The type is right, the value is not allowed. */
        VALUE,
        /** Not JSON, or beyond the limits. */
        MALFORMED,
        /** The schema could not be applied, so nothing is known to be right. */
        SCHEMA
    }
}
