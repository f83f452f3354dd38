package dev.agentops.policy.internal.schema;

import dev.agentops.AgentOpsException;
import dev.agentops.policy.internal.expression.Frame;
import org.jspecify.annotations.Nullable;

/** A call that Cedar has no request for, mostly because of one of its values. Made to be caught: it has no stack trace. */
public final class UnfitValueException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String problem;

    /** Of the value at hand; the message never holds the value itself. */
    public UnfitValueException(String problem) {
        this("", problem);
    }

    private UnfitValueException(String pointer, String problem) {
        super(pointer.isEmpty() ? problem : pointer + " " + problem, null, false);
        this.pointer = pointer;
        this.problem = problem;
    }

    /** The same, seen from one level further out. */
    public UnfitValueException within(Object nameOrIndex) {
        return new UnfitValueException(
                "/" + nameOrIndex.toString().replace("~", "~0").replace("/", "~1") + pointer, problem);
    }

    /** The argument of the call in which it is, by its own name; null when it is in none. */
    public @Nullable String argument() {
        String[] steps = pointer.split("/", 4);
        return steps.length > 2 && steps[1].equals(Frame.INPUT)
                ? steps[2].replace("~1", "/").replace("~0", "~")
                : null;
    }

    /** What is wrong; no value of the call is in it. */
    public String problem() {
        return problem;
    }
}
