package dev.agentops;

import dev.agentops.authorization.Denial;

/** A call was denied, for callers that asked for an exception. Cheap: it has no stack trace. */
public final class CallDeniedException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private final transient Denial denial;

    CallDeniedException(Denial denial) {
        super(denial.modelText(), null, false);
        this.denial = denial;
    }

    /** Why. */
    public Denial denial() {
        return denial;
    }
}
