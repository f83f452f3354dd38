package dev.agentops.json;

import dev.agentops.AgentOpsException;

/** A value or a text that is not acceptable JSON. It knows where: a JSON Pointer (RFC 6901) into the value. */
public final class JsonException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_POINTER = 512;

    private final String pointer;
    private final String problem;

    private final boolean beyondLimits;

    JsonException(String problem) {
        this("", problem, false);
    }

    private JsonException(String pointer, String problem, boolean beyondLimits) {
        super(pointer.isEmpty() ? problem : problem + " at " + pointer, null, false);
        this.pointer = pointer;
        this.problem = problem;
        this.beyondLimits = beyondLimits;
    }

    static JsonException beyondLimits(String problem) {
        return new JsonException("", problem, true);
    }

    /** Whether the value is JSON, but larger, deeper or with more keys than allowed. */
    public boolean isBeyondLimits() {
        return beyondLimits;
    }

    /** Where in the value, as a JSON Pointer; empty for the value itself. Names in it come from the input: escape them. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong, without the place. It never quotes a value. */
    public String problem() {
        return problem;
    }

    /** The same problem seen from one level further out. */
    JsonException within(Object nameOrIndex) {
        String step = nameOrIndex.toString().replace("~", "~0").replace("/", "~1");
        String outer = "/" + step + pointer;
        return new JsonException(
                outer.length() > LONGEST_POINTER ? outer.substring(0, LONGEST_POINTER) : outer, problem, beyondLimits);
    }
}
