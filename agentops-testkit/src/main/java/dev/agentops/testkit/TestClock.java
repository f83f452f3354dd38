package dev.agentops.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that moves only when told; wall time and the counter of nanoseconds move together. Thread-safe. */
public final class TestClock implements InstantSource, LongSupplier {
    private final Instant start;
    private final AtomicLong nanos = new AtomicLong();

    private TestClock(Instant start) {
        this.start = start;
    }

    /** A clock that stands at an instant. */
    public static TestClock at(Instant start) {
        return new TestClock(start);
    }

    /** A clock that stands at the first second of the year 2026, UTC. */
    public static TestClock create() {
        return at(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Moves the clock. */
    public void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.get());
    }

    /** The counter of nanoseconds, from 0. */
    @Override
    public long getAsLong() {
        return nanos.get();
    }
}
