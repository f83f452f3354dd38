package dev.agentops.eval;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Denial;
import dev.agentops.event.SpanReference;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import org.jspecify.annotations.Nullable;

/**
 * One call of a recorded session: to a tool, to memory or to another agent.
 *
 * @param number its number in the session, from 1, in the order in which calls were started
 * @param turn the number of its turn; 0 outside of a turn
 * @param action what was to be done; the name of a tool that is not registered comes from a model and is hostile; a name
 *     of more than 128 characters, as no registered tool has, is cut to that and ends in an ellipsis
 * @param registered whether it is a registered tool
 * @param arguments the redacted arguments; null when content is not recorded, when the call was refused before its
 *     arguments were accepted, and when they are beyond the {@link RecordLimits}
 * @param outcome how it ended
 * @param denial why it was denied; null when it was not
 * @param wouldBeRefused whether it was let pass and would have been denied, or put before a person, had everything counted
 *     that only logs
 * @param errorType class name of its failure, at most 256 characters; null when it did not fail
 * @param trust the label of its result or failure; null when it was denied
 * @param atEpochMillis when it started, in milliseconds since the epoch
 * @param bodyNanos time in the tool's body, in nanoseconds
 * @param durationNanos time on the whole path, in nanoseconds
 * @param span where the call was recorded in a trace; null when nowhere
 */
public record CallRecord(
        long number,
        int turn,
        Action action,
        boolean registered,
        @Nullable JsonObject arguments,
        Outcome outcome,
        Denial.@Nullable Kind denial,
        boolean wouldBeRefused,
        @Nullable String errorType,
        @Nullable TrustLabel trust,
        long atEpochMillis,
        long bodyNanos,
        long durationNanos,
        @Nullable SpanReference span) {

    /** How a call ends. */
    public enum Outcome {
        /** The body returned. */
        COMPLETED,
        /** The call was refused and the body did not run. */
        DENIED,
        /** The body threw, or its stage or stream failed. */
        FAILED
    }

    /** Whether it is a call to a tool. */
    public boolean isToolCall() {
        return action.kind() == Action.Kind.TOOL;
    }
}
