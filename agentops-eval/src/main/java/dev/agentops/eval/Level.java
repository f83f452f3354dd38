package dev.agentops.eval;

/** The level at which something is judged; the four levels of the library. */
public enum Level {
    /** One call: the right tool with the right arguments. */
    TOOL_CALL,
    /** One exchange between the user and the agent. */
    TURN,
    /** One whole conversation: was the goal attained, and on which way. */
    SESSION,
    /** Everything that an application's agents do together. */
    SYSTEM
}
