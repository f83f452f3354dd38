package dev.agentops.otel.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What to answer next, and the waiting for answers that take their time. */
final class ReplyScript {
    private static final Reply STOPPED = Reply.unavailable();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Deque<Reply> next = new ArrayDeque<>();
    private Reply otherwise = Reply.accept();
    private long stops;

    void otherwise(Reply reply) {
        lock.lock();
        try {
            otherwise = reply;
        } finally {
            lock.unlock();
        }
    }

    void next(Reply... replies) {
        lock.lock();
        try {
            Collections.addAll(next, replies);
        } finally {
            lock.unlock();
        }
    }

    Reply take() {
        lock.lock();
        try {
            Reply scripted = next.poll();
            return scripted == null ? otherwise : scripted;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the delays of a reply; what is left is none. */
    Reply settled(Reply reply) {
        Reply rest = reply;
        while (rest instanceof Reply.Delayed delayed) {
            rest = passes(delayed.delay()) ? delayed.then() : STOPPED;
        }
        return rest;
    }

    /** Ends all waiting. */
    void release() {
        lock.lock();
        try {
            stops++;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean passes(Duration delay) {
        lock.lock();
        try {
            long before = stops;
            long left = delay.toNanos();
            while (left > 0 && stops == before) {
                left = released.awaitNanos(left);
            }
            return stops == before;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
