package dev.agentops.otel.sdk;

import dev.agentops.otel.TelemetryFlush;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of telemetry, once: what is buffered is flushed, then all is shut down, whatever becomes of the part before.
 * Thread-safe.
 */
final class OrderlyEnd {
    private final TelemetryFlush flush;
    private final Runnable jvmMetrics;
    private final Runnable sdk;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    OrderlyEnd(TelemetryFlush flush, Runnable jvmMetrics, Runnable sdk) {
        this.flush = flush;
        this.jvmMetrics = jvmMetrics;
        this.sdk = sdk;
    }

    boolean hasBegun() {
        return begun.get();
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /**
     * The first caller carries it out. Others wait for it: when the JVM ends meanwhile, it must not stop before that.
     *
     * @return how many spans and log records were not exported; 0 for other callers than the first
     */
    long within(Duration timeout) {
        if (!begun.compareAndSet(false, true)) {
            awaitOver(timeout);
            return 0;
        }
        try {
            return carryOut(timeout);
        } finally {
            over.countDown();
        }
    }

    private long carryOut(Duration timeout) {
        long start = System.nanoTime();
        long left = flush.flush(timeout);
        end(jvmMetrics, rest(timeout, start));
        end(sdk, rest(timeout, start));
        return left;
    }

    private static void end(Runnable part, Duration timeout) {
        Deadline.within(
                timeout,
                () -> {
                    part.run();
                    return true;
                },
                false);
    }

    private static Duration rest(Duration timeout, long start) {
        return Duration.ofNanos(Math.max(0, Deadline.nanos(timeout) - (System.nanoTime() - start)));
    }

    private void awaitOver(Duration timeout) {
        try {
            over.await(Deadline.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
