package dev.agentops.otel.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What came in of one kind, in the order of arrival. Thread-safe; holds a limited number of items and counts those beyond.
 *
 * @param <T> the kind
 */
public final class Inbox<T> {
    private final String what;
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<T> items = new ArrayList<>();
    private long version;
    private long dropped;

    Inbox(String what, int limit) {
        this.what = what;
        this.limit = limit;
    }

    /** A copy of everything that is here now. */
    public List<T> all() {
        lock.lock();
        try {
            return List.copyOf(items);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until at least so many items are here, and returns all.
     *
     * @throws AssertionError when they are not here in time
     */
    public List<T> await(int count, Duration within) {
        return awaitUntil(all -> all.size() >= count, within);
    }

    /**
     * Waits until an item is here that is wanted, and returns the first such.
     *
     * @throws AssertionError when none is here in time
     */
    public T awaitAny(Predicate<? super T> wanted, Duration within) {
        return awaitUntil(all -> all.stream().anyMatch(wanted), within).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Waits until all that is here fulfils a condition, and returns it. The condition is asked at once and after each
     * arrival, without any lock.
     *
     * @throws AssertionError when it does not in time
     */
    public List<T> awaitUntil(Predicate<? super List<T>> done, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Snapshot<T> now = snapshot();
            if (done.test(now.items())) {
                return now.items();
            }
            if (!changesBefore(deadline, now.version())) {
                throw new AssertionError("the " + what + " did not come within " + within + "; here are "
                        + now.items().size() + ", not kept " + now.dropped() + ": " + now.items());
            }
        }
    }

    /** How many items came that were not kept because there were too many. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything, what was not kept included. */
    public void clear() {
        lock.lock();
        try {
            items.clear();
            dropped = 0;
            changed();
        } finally {
            lock.unlock();
        }
    }

    void add(List<T> more) {
        lock.lock();
        try {
            int room = Math.min(more.size(), limit - items.size());
            items.addAll(more.subList(0, room));
            dropped += more.size() - room;
            changed();
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        version++;
        arrived.signalAll();
    }

    private Snapshot<T> snapshot() {
        lock.lock();
        try {
            return new Snapshot<>(List.copyOf(items), version, dropped);
        } finally {
            lock.unlock();
        }
    }

    private boolean changesBefore(long deadline, long seen) {
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (version == seen) {
                if (left <= 0) {
                    return false;
                }
                left = arrived.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, interrupted);
        } finally {
            lock.unlock();
        }
    }

    private record Snapshot<T>(List<T> items, long version, long dropped) {}
}
