package dev.agentops.policy.bundle;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How loading went so far.
 *
 * @param inForce the version in force
 * @param inForceSince when it was put in force
 * @param lastGood when what was there was last found to be what is in force: if it is long ago, look at the rejections
 * @param swaps how often a bundle was put in force, the first one included
 * @param unchanged how often there was nothing new
 * @param rejections how often a bundle was refused, by kind; kinds that never were are left out
 * @param lastRejection the last refusal; null when there was none
 * @param listenerFailures how often a listener threw
 */
public record ReloadStats(
        BundleVersion inForce,
        Instant inForceSince,
        Instant lastGood,
        long swaps,
        long unchanged,
        Map<RejectionKind, Long> rejections,
        ReloadOutcome.@Nullable Rejected lastRejection,
        long listenerFailures) {
    /** Copies the map. */
    public ReloadStats {
        rejections = Map.copyOf(rejections);
    }
}
