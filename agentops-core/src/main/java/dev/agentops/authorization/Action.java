package dev.agentops.authorization;

/**
 * What is to be done.
 *
 * @param kind the kind of thing
 * @param name the tool, the memory operation or the other agent; where it is a tool that is not registered, the name comes
 *     from a model and is hostile
 */
public record Action(Kind kind, String name) {

    /** The kinds of call that walk the path. */
    public enum Kind {
        /** A tool is called. */
        TOOL,
        /** Memory is accessed. */
        MEMORY,
        /** Another agent is called. */
        AGENT
    }

    /** A tool is called. */
    public static Action tool(String name) {
        return new Action(Kind.TOOL, name);
    }

    /** Memory is accessed by an operation: {@code read}, {@code write}, {@code delete} or {@code search}. */
    public static Action memory(String operation) {
        return new Action(Kind.MEMORY, operation);
    }

    /** Another agent is called. */
    public static Action agent(String name) {
        return new Action(Kind.AGENT, name);
    }
}
