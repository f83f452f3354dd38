package dev.agentops.cli.replay;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a replay.
 *
 * @param sessions sessions that were replayed
 * @param turns user messages in them
 * @param allowed calls that were let pass
 * @param denied calls that were refused
 * @param failed the part of the allowed calls whose recorded result is an error
 * @param evaluated sessions with at least one score
 * @param deniedByPolicy denied calls by policy id. A call that several policies forbid is counted under each of them, so
 *     the sum may exceed {@code denied}, never fall below it
 * @param wouldDeny the part of the allowed calls that would have been refused had everything counted that only logs
 * @param wouldDenyByPolicy those calls by the policy that only logs, counted as in {@code deniedByPolicy}
 * @param policyErrors evaluations of a policy that failed, whatever the decision
 * @param scores by evaluator
 * @param addedNanosMedian median of the time that the library added to a call, in nanoseconds; empty without calls
 * @param addedNanosP99 the same at 99 percent
 */
public record Summary(
        long sessions,
        long turns,
        long allowed,
        long denied,
        long failed,
        long evaluated,
        SortedMap<String, Long> deniedByPolicy,
        long wouldDeny,
        SortedMap<String, Long> wouldDenyByPolicy,
        long policyErrors,
        SortedMap<String, ScoreSummary> scores,
        OptionalLong addedNanosMedian,
        OptionalLong addedNanosP99) {

    /** Copies the maps. */
    public Summary {
        deniedByPolicy = Collections.unmodifiableSortedMap(new TreeMap<>(deniedByPolicy));
        wouldDenyByPolicy = Collections.unmodifiableSortedMap(new TreeMap<>(wouldDenyByPolicy));
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }

    /** All calls: those allowed and those denied. */
    public long toolCalls() {
        return allowed + denied;
    }
}
