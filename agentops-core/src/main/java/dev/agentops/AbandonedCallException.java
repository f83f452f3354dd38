package dev.agentops;

/** A call was still under way when its session had to end; whatever it brings back later is not used. */
public final class AbandonedCallException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    AbandonedCallException() {
        super("the session ended before the call did", null, false);
    }
}
