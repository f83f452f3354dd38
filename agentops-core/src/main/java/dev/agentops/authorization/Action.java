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

    private static final int LONGEST_NAME = 256;

    /**
     * Bounds the name.
     *
     * @throws IllegalArgumentException when the name has more than 256 characters
     */
    public Action {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name of an action has " + name.length() + " characters, may have " + LONGEST_NAME);
        }
    }

    /** With every character that is not printable ASCII replaced: the name may come from a model. */
    @Override
    public String toString() {
        return "Action(" + kind + ", " + name.replaceAll("[^\\x21-\\x7e]", "?") + ")";
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
