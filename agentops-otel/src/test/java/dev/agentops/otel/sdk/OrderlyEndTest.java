package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderlyEndTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final CountDownLatch sdkClosed = new CountDownLatch(1);

    private void closeSdk() {
        ended.add("sdk");
        sdkClosed.countDown();
    }

    @Test
    void metricsThatCannotBeEndedKeepTheSdkFromNothing() {
        OrderlyEnd end = new OrderlyEnd(
                timeout -> 3,
                () -> {
                    throw new IllegalStateException("broken");
                },
                this::closeSdk);

        assertThat(end.within(SOON)).isEqualTo(3);

        assertThat(ended).containsExactly("sdk");
    }

    @Test
    void metricsThatHangAreLeftBehindWhenTheTimeIsOver() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        OrderlyEnd end = new OrderlyEnd(timeout -> 0, () -> await(never), this::closeSdk);

        assertThat(end.within(Duration.ofMillis(20))).isZero();

        sdkClosed.await();
        never.countDown();
    }

    @Test
    void theLongestTimeOfAllIsNoError() {
        OrderlyEnd end = new OrderlyEnd(timeout -> 0, () -> ended.add("metrics"), this::closeSdk);

        assertThat(end.within(LONGEST)).isZero();

        assertThat(ended).containsExactly("metrics", "sdk");
        assertThat(Deadline.within(LONGEST, () -> "in time", "late")).isEqualTo("in time");
        assertThat(Deadline.nanos(Duration.ofSeconds(Long.MIN_VALUE))).isZero();
    }

    @Test
    void whoCallsMeanwhileWaitsForTheFirst() throws Exception {
        CountDownLatch flushing = new CountDownLatch(1);
        CountDownLatch flushed = new CountDownLatch(1);
        OrderlyEnd end = new OrderlyEnd(
                timeout -> {
                    flushing.countDown();
                    await(flushed);
                    return 7;
                },
                () -> {},
                this::closeSdk);
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> end.within(SOON));
        flushing.await();
        assertThat(end.hasBegun()).isTrue();

        CompletableFuture<List<String>> seenBySecond = CompletableFuture.supplyAsync(() -> {
            assertThat(end.within(SOON)).isZero();
            return List.copyOf(ended);
        });
        assertThat(end.within(Duration.ofMillis(1))).as("within its own time").isZero();
        assertThat(ended).isEmpty();
        flushed.countDown();

        assertThat(first.get()).isEqualTo(7);
        assertThat(seenBySecond.get()).containsExactly("sdk");
    }

    @Test
    void instrumentationThatFailsBreaksNoStart() {
        OpenTelemetry broken = new OpenTelemetry() {
            @Override
            public TracerProvider getTracerProvider() {
                return TracerProvider.noop();
            }

            @Override
            public MeterProvider getMeterProvider() {
                throw new IllegalStateException("broken");
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        };

        JvmMetrics.start(broken).run();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
