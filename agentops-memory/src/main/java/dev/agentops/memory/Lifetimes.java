package dev.agentops.memory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one rule for how long something is kept. */
final class Lifetimes {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Lifetimes() {}

    /** In nanoseconds; of no expiry, for ever. */
    static long nanos(@Nullable Duration expiry) {
        return expiry == null ? Long.MAX_VALUE : expiry.toNanos();
    }

    static void require(String of, @Nullable Duration expiry) {
        if (expiry != null && (expiry.isNegative() || expiry.isZero() || expiry.compareTo(LONGEST) > 0)) {
            throw new MemoryException("the expiry of " + of + " is " + expiry + ", must be positive and at most "
                    + LONGEST.toDays() + " days; leave it out for no expiry");
        }
    }
}
