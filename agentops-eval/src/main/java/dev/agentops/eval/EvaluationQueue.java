package dev.agentops.eval;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Ended sessions that wait for their evaluation, and the threads that evaluate them. */
final class EvaluationQueue {
    private final SessionEvaluator evaluator;
    private final ResultDelivery delivery;
    private final Sampling sampling;
    private final ThreadPoolExecutor workers;
    private final AtomicLong pending = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder evaluated = new LongAdder();
    private final LongAdder undelivered = new LongAdder();
    private final LongAdder abandoned = new LongAdder();

    EvaluationQueue(SessionEvaluator evaluator, ResultDelivery delivery, Sampling sampling, int workers, int capacity) {
        this.evaluator = evaluator;
        this.delivery = delivery;
        this.sampling = sampling;
        this.workers = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(capacity),
                daemons(),
                (job, executor) -> drop());
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return job -> {
            Thread thread = new Thread(job, "agentops-evaluation-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Starts the threads here, because starting one on the path of a call would be paid by the call. */
    void start() {
        workers.prestartAllCoreThreads();
    }

    /** Never waits: a session that finds no room is dropped, and so is one that comes after the end. */
    void offer(SessionRecorder recorder) {
        pending.incrementAndGet();
        workers.execute(() -> evaluate(recorder));
    }

    private void drop() {
        pending.decrementAndGet();
        dropped.increment();
    }

    private void abandon() {
        abandoned.increment();
        pending.decrementAndGet();
    }

    private void evaluate(SessionRecorder recorder) {
        LongAdder outcome = abandoned;
        try {
            SessionRecord session = recorder.toRecord();
            outcome = counter(evaluator.evaluate(session, sampling, new SessionResults(delivery, session.span())));
        } catch (Throwable failure) {
            delivery.contain(failure);
        } finally {
            outcome.increment();
            pending.decrementAndGet();
        }
    }

    private LongAdder counter(boolean delivered) {
        if (delivered) {
            return evaluated;
        }
        return delivery.isStopped() ? abandoned : undelivered;
    }

    /** How many were left. */
    long close(Duration timeout) {
        workers.shutdown();
        awaitEnd(timeout);
        long left = pending.get();
        delivery.stop();
        workers.shutdownNow().forEach(job -> abandon());
        return left;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // what is pending says more than whether the threads ended
    private void awaitEnd(Duration timeout) {
        try {
            workers.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long pending() {
        return pending.get();
    }

    long dropped() {
        return dropped.sum();
    }

    long evaluated() {
        return evaluated.sum();
    }

    long undelivered() {
        return undelivered.sum();
    }

    long abandoned() {
        return abandoned.sum();
    }

    long sinkFailures() {
        return delivery.failures();
    }

    List<String> evaluatorNames() {
        return evaluator.names();
    }

    List<EvaluatorStats> evaluators() {
        return delivery.evaluators();
    }
}
