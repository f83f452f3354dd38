package dev.agentops;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is inside, and closes the door: a level ends when its door is closed and the last has left, so that the end
 * of an inner level never comes after that of the outer one.
 */
final class Lifecycle {
    /** The sign bit: closed. The other bits: how many are inside. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();

    /** Goes in, unless the door is closed. */
    boolean enter() {
        int seen;
        do {
            seen = state.get();
            if (seen < 0) {
                return false;
            }
        } while (!state.compareAndSet(seen, seen + 1));
        return true;
    }

    /** Leaves; true for the one that leaves last through a closed door, and so ends the level. */
    boolean exit() {
        return state.decrementAndGet() == CLOSED;
    }

    /** Closes the door; true when nobody was inside, so that the caller ends the level. Closing again is false. */
    boolean close() {
        int seen = state.getAndUpdate(now -> now | CLOSED);
        return seen == 0;
    }

    boolean isOpen() {
        return state.get() >= 0;
    }

    int inside() {
        return state.get() & ~CLOSED;
    }
}
