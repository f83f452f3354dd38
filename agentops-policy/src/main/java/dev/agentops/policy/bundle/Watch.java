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
        long nanos = interval.toNanos();
        ScheduledFuture<?> looks = scheduler.scheduleWithFixedDelay(look, nanos, nanos, TimeUnit.NANOSECONDS);
        return new Watch(looks, given == null ? scheduler : null);
    }

    private static ScheduledExecutorService ownScheduler() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "agentops-policy-reload");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A look that is under way may end; it is not waited for longer than a few seconds. */
    @Override
    public void close() {
        looks.cancel(false);
        if (own == null) {
            return;
        }
        own.shutdown();
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
