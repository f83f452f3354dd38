package dev.agentops.otel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.otel.threads.CarriedWork;
import io.opentelemetry.context.Context;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Session and parent span on virtual threads. */
class VirtualThreadsTest {
    @Test
    void arriveThereAndNothingStays() throws Exception {
        try (CarriedWork work = new CarriedWork();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            work.arrivesBy(task -> Context.taskWrapping(threads)
                    .submit(() -> {
                        assertThat(Thread.currentThread().isVirtual()).isTrue();
                        task.run();
                    })
                    .get(10, SECONDS));

            threads.submit(work::requireNothingLeft).get(10, SECONDS);
        }
    }
}
