package dev.agentops.policy.bundle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at an interval, on a thread of its own or one that was given. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyReloader.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ScheduledFuture<?> looks;
    private final @Nullable ScheduledExecutorService own;

    private Watch(ScheduledFuture<?> looks, @Nullable ScheduledExecutorService own) {
        this.looks = looks;
        this.own = own;
    }

    static Watch start(Runnable look, Duration interval, @Nullable ScheduledExecutorService given) {
        ScheduledExecutorService scheduler = given == null ? ownScheduler() : given;
        // At most 292 years.
        long nanos = TimeUnit.NANOSECONDS.convert(interval);
        ScheduledFuture<?> looks =
                scheduler.scheduleWithFixedDelay(() -> survived(look), nanos, nanos, TimeUnit.NANOSECONDS);
        return new Watch(looks, given == null ? scheduler : null);
    }

    /** A scheduler forgets work that throws, silently: then newer policies would arrive no more. */
    private static void survived(Runnable look) {
        try {
            look.run();
        } catch (Throwable e) {
            LOG.error("A look for newer policies failed; the next one is made as planned", e);
        }
    }

    private static ScheduledExecutorService ownScheduler() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "agentops-policy-reload");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** No look begins after this; one that is under way may end. */
    void stop() {
        looks.cancel(false);
        if (own != null) {
            own.shutdown();
        }
    }

    /** Stops, and waits a few seconds at most for a look that is under way. */
    @Override
    public void close() {
        stop();
        if (own == null) {
            return;
        }
        try {
            if (!own.awaitTermination(CLOSING.toNanos(), TimeUnit.NANOSECONDS)) {
                own.shutdownNow();
                LOG.warn("A look for newer policies is still under way {} after closing", CLOSING);
            }
        } catch (InterruptedException e) {
            own.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
