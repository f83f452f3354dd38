package dev.agentops.eval;

import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.SpanReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one session, as far as it may be recorded: the trajectory that evaluators judge. Results of tools are
 * not in it. Immutable.
 *
 * @param session which session, of which actor and agent
 * @param turns its turns, by number
 * @param calls its calls, in the order in which they were started
 * @param notKept what was beyond the limits
 * @param cause why it ended; null when it has not ended yet
 * @param durationNanos how long it was open, in nanoseconds; 0 when it has not ended yet
 */
public record SessionRecord(
        SessionOpened session,
        List<TurnRecord> turns,
        List<CallRecord> calls,
        NotKept notKept,
        SessionEnded.@Nullable Cause cause,
        long durationNanos) {

    /** Copies the lists. */
    public SessionRecord {
        turns = List.copyOf(turns);
        calls = List.copyOf(calls);
    }

    /**
     * Where to say something about the whole session in a trace: at its last turn, because a session is not recorded itself.
     * Null when no turn was recorded.
     */
    public @Nullable SpanReference span() {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).span() != null) {
                return turns.get(i).span();
            }
        }
        return null;
    }

    /** The calls to tools that were kept, in the order in which they were started. */
    public List<CallRecord> toolCalls() {
        return calls.stream().filter(CallRecord::isToolCall).toList();
    }

    /** How many tool calls ended in this way, kept or not. */
    public long countToolCalls(CallRecord.Outcome outcome) {
        long kept = calls.stream()
                .filter(call -> call.isToolCall() && call.outcome() == outcome)
                .count();
        return kept
                + switch (outcome) {
                    case COMPLETED -> notKept.completed();
                    case DENIED -> notKept.denied();
                    case FAILED -> notKept.failed();
                };
    }

    /** Without content. */
    @Override
    public String toString() {
        return "SessionRecord(" + session.agent().name() + ", " + turns.size() + " turns, " + calls.size() + " calls)";
    }
}
