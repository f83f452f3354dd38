package dev.agentops.event;

import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;
import org.jspecify.annotations.Nullable;

/** A call left the path, in one of three ways. */
public sealed interface CallEnded extends EndEvent permits CallCompleted, CallDenied, CallFailed {
    @Override
    CallStarted start();

    /** The frozen arguments, as far as content is recorded; withheld when the call was not admitted. */
    Content arguments();

    /** The decision; null when the call was refused before one was made. */
    @Nullable Decision decision();

    /** The part of {@link #durationNanos} that was spent in the tool's body, in nanoseconds. */
    long bodyNanos();
}
