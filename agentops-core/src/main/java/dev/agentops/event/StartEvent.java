package dev.agentops.event;

/** A level began. Exactly one {@link EndEvent} follows that names this very object as its start. */
public sealed interface StartEvent extends AgentEvent permits SessionOpened, TurnStarted, CallStarted {
    /** The session in which it happened: the event itself when it is a session that began. */
    SessionOpened session();

    /** When, in milliseconds since the epoch. */
    long atEpochMillis();
}
