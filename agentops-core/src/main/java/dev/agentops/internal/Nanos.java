package dev.agentops.internal;

import java.time.Duration;

/** Durations as nanoseconds that can be added to {@link System#nanoTime} without overflow. */
public final class Nanos {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Nanos() {}

    /** Between nothing and a hundred years. */
    public static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }
}
