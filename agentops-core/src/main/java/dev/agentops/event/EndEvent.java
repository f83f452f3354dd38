package dev.agentops.event;

/** A level ended. It is the last event of its start. */
public sealed interface EndEvent extends AgentEvent permits SessionEnded, TurnEnded, CallEnded {
    /** What ended. */
    StartEvent start();

    /** How long it took, in nanoseconds. */
    long durationNanos();
}
