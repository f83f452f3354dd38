package dev.agentops;

/** The body of a call failed, for callers that asked for an exception; the cause is what it threw. */
public final class CallFailedException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    CallFailedException(Throwable cause) {
        super("the tool failed: " + cause.getClass().getName(), cause);
    }
}
