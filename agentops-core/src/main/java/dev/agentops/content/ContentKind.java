package dev.agentops.content;

/** What a piece of content is. */
public enum ContentKind {
    /** What the user said. */
    USER_MESSAGE,
    /** What the agent answered. */
    REPLY,
    /** The arguments of a call. */
    ARGUMENTS,
    /** The result of a call. */
    RESULT,
    /** The text of a failure. */
    ERROR,
    /** Why an evaluator says what it says. */
    EXPLANATION,
    /** What the body of a call said about it, for instance which record of memory it was. */
    FACT
}
