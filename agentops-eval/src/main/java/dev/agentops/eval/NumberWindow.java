package dev.agentops.eval;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The first so many of the numbers that a session gives to its calls or turns. They start at 1, but a session that is
 * resumed may go on counting where it was. Thread-safe.
 */
final class NumberWindow {
    private final int size;
    private final AtomicLong first;

    NumberWindow(boolean resumed, int size) {
        this.size = size;
        this.first = new AtomicLong(resumed ? Long.MAX_VALUE : 1);
    }

    void saw(long number) {
        if (number < first.get()) {
            first.accumulateAndGet(number, Math::min);
        }
    }

    boolean contains(long number) {
        return number - first.get() < size;
    }
}
