package dev.agentops.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many policies may still be moved in the period that ends now. Thread-safe. */
final class MoveAllowance {
    private final int most;
    private final Duration period;
    private final InstantSource clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    MoveAllowance(int most, Duration period, InstantSource clock) {
        this.most = most;
        this.period = period;
        this.clock = clock;
    }

    /** Takes all of them, or none. */
    synchronized boolean take(int policies) {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.peek().plus(period).isAfter(now)) {
            taken.remove();
        }
        if (taken.size() + policies > most) {
            return false;
        }
        for (int i = 0; i < policies; i++) {
            taken.add(now);
        }
        return true;
    }
}
