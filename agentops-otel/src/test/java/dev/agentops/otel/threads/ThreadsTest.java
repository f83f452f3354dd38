package dev.agentops.otel.threads;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.opentelemetry.context.Context;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Each way to another thread: session and parent span arrive, and nothing stays on the pool. */
class ThreadsTest {
    private final CarriedWork work = new CarriedWork();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        pool.shutdownNow();
        work.close();
    }

    private void requireNothingLeftOnThePool() throws Exception {
        pool.submit(work::requireNothingLeft).get(10, SECONDS);
    }

    @Test
    void executors() throws Exception {
        work.arrivesBy(task -> Context.taskWrapping(pool).submit(task).get(10, SECONDS));

        requireNothingLeftOnThePool();
    }

    @Test
    void oneTaskForAnExecutor() throws Exception {
        work.arrivesBy(task -> pool.submit(Context.current().wrap(task)).get(10, SECONDS));

        requireNothingLeftOnThePool();
    }

    @Test
    void completableFutures() throws Exception {
        ExecutorService carrying = Context.taskWrapping(pool);

        work.arrivesBy(task -> CompletableFuture.supplyAsync(() -> "x", carrying)
                .thenAcceptAsync(x -> task.run(), carrying)
                .get(10, SECONDS));

        requireNothingLeftOnThePool();
    }

    /** As Spring Boot 3 has it: Micrometer's context propagation with an accessor for OpenTelemetry's context. */
    @Test
    void reactor() throws Exception {
        TelemetryThreadLocal.register();
        Hooks.enableAutomaticContextPropagation();
        reactor.core.scheduler.Scheduler scheduler = reactor.core.scheduler.Schedulers.fromExecutorService(pool);
        try {
            work.arrivesBy(task -> Mono.fromRunnable(task)
                    .subscribeOn(scheduler)
                    .contextCapture()
                    .block(Duration.ofSeconds(10)));

            requireNothingLeftOnThePool();
        } finally {
            Hooks.disableAutomaticContextPropagation();
            TelemetryThreadLocal.remove();
        }
    }

    @Test
    void rxJava() throws Exception {
        RxJavaPlugins.setScheduleHandler(task -> Context.current().wrap(task));
        Scheduler scheduler = Schedulers.from(pool);
        try {
            work.arrivesBy(task -> {
                if (!Completable.fromRunnable(task).subscribeOn(scheduler).blockingAwait(10, SECONDS)) {
                    throw new AssertionError("not done within 10 s");
                }
            });

            requireNothingLeftOnThePool();
        } finally {
            RxJavaPlugins.setScheduleHandler(null);
        }
    }
}
