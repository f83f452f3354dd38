package dev.agentops;

import dev.agentops.internal.Failures;
import dev.agentops.internal.Nanos;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for idle sessions from time to time, on a daemon thread that ends with its system, even one never closed. */
final class IdleWatch {
    private static final Logger LOG = LoggerFactory.getLogger(IdleWatch.class);
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final ScheduledExecutorService executor;

    private IdleWatch(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    static IdleWatch start(Engine engine, Duration idleTimeout) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "agentops-idle-watch");
            thread.setDaemon(true);
            return thread;
        });
        WeakReference<Engine> reference = new WeakReference<>(engine);
        long pause =
                Math.max(1, Math.min(LONGEST_PAUSE_MILLIS, TimeUnit.NANOSECONDS.toMillis(Nanos.of(idleTimeout)) / 4));
        Future<?> unused =
                executor.scheduleWithFixedDelay(() -> look(reference, executor), pause, pause, TimeUnit.MILLISECONDS);
        return new IdleWatch(executor);
    }

    private static void look(WeakReference<Engine> reference, ScheduledExecutorService executor) {
        Engine engine = reference.get();
        if (engine == null) {
            executor.shutdown();
            return;
        }
        try {
            engine.endIdleSessions();
        } catch (Throwable failure) {
            LOG.warn("Looking for idle sessions failed; it is tried again", Failures.withoutMessage(failure));
        }
    }

    void stop() {
        executor.shutdownNow();
    }
}
