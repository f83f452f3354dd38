package dev.agentops.tools;

/** What happens to an argument that no part of a tool's schema names, when the schema does not say so itself. */
public enum UnknownArguments {
    /**
     * The call is refused. This is stricter than JSON Schema, where silence means that anything is allowed: a model that
     * invents an argument is told so, instead of having it dropped or believed.
     */
    REFUSE,
    /** The argument is accepted, as JSON Schema says. */
    ALLOW
}
