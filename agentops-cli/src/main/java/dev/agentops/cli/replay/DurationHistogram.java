package dev.agentops.cli.replay;

import java.util.OptionalLong;

/**
 * Counts durations in a fixed number of buckets: 16 for each power of two, so that a quantile is at most 1/16 too high.
 * Not thread-safe.
 */
final class DurationHistogram {
    private static final int BITS = 4;
    private static final int STEPS = 1 << BITS;

    private final long[] counts = new long[Long.SIZE * STEPS];
    private long total;

    /** Counts one duration in nanoseconds; a negative one is counted as 0. */
    void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        total++;
    }

    /** The upper end of the bucket below or in which that part of all durations lies; empty when there are none. */
    OptionalLong quantile(double part) {
        long wanted = Math.max(1, (long) Math.ceil(part * total));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return OptionalLong.of(highest(bucket));
            }
        }
        return OptionalLong.empty();
    }

    private static int bucket(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - BITS;
        return (shift + 1) * STEPS + (int) (nanos >>> shift) - STEPS;
    }

    private static long highest(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int shift = bucket / STEPS - 1;
        long step = STEPS + (long) bucket % STEPS;
        return (step << shift) + (1L << shift) - 1;
    }
}
