package dev.agentops.eval;

import dev.agentops.event.SpanReference;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a recorded session.
 *
 * @param number its number in the session, from 1
 * @param userMessage what the user said, redacted, cut to the {@link RecordLimits}; null when content is not recorded
 * @param reply the agent's last answer, redacted, cut to the {@link RecordLimits}; null when there was none or content is
 *     not recorded
 * @param errorType class name of what made the turn fail, at most 256 characters; null when nothing did
 * @param calls how many calls were started in it, kept or not
 * @param atEpochMillis when it started, in milliseconds since the epoch
 * @param durationNanos how long it took, in nanoseconds
 * @param span where the turn was recorded in a trace; null when nowhere
 */
public record TurnRecord(
        int number,
        @Nullable String userMessage,
        @Nullable String reply,
        @Nullable String errorType,
        long calls,
        long atEpochMillis,
        long durationNanos,
        @Nullable SpanReference span) {

    /** Without the texts, which are content. */
    @Override
    public String toString() {
        return "TurnRecord(" + number + ", " + calls + " calls)";
    }
}
