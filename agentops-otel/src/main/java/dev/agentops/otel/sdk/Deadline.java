package dev.agentops.otel.sdk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs on a thread of its own what may not come back in time. Parts of the SDK that look asynchronous wait, for instance
 * for an export under way, and what measures when metrics are collected is anybody's code.
 */
final class Deadline {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Deadline() {}

    /** What the work gives; the other value when it takes longer, fails, or this thread is interrupted meanwhile. */
    static <T> T within(Duration timeout, Supplier<T> work, T otherwise) {
        CompletableFuture<T> result = start(work);
        try {
            return result.get(nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return otherwise;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }

    /** Some 292 years for whatever is longer, none for what is negative. */
    static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        return timeout.compareTo(LONGEST) < 0 ? timeout.toNanos() : Long.MAX_VALUE;
    }

    private static <T> CompletableFuture<T> start(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(result, work), "agentops-telemetry-close");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }
}
