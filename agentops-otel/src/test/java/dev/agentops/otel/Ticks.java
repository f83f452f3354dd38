package dev.agentops.otel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A counter of nanoseconds that goes on by the same step each time it is read. */
final class Ticks {
    private final AtomicLong now = new AtomicLong();
    private final long step;

    Ticks(Duration step) {
        this.step = step.toNanos();
    }

    long next() {
        return now.addAndGet(step);
    }
}
