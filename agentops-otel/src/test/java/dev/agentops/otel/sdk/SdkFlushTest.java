package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SdkFlushTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();

    private static OpenTelemetrySdk sdk(SpanProcessor processor) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(processor).build())
                .build();
    }

    private static void end(OpenTelemetrySdk sdk, String span) {
        sdk.getTracer("test").spanBuilder(span).startSpan().end();
    }

    /** Calls back when it begins to export. */
    private SpanExporter telling(Runnable exporting) {
        return SpanExporter.composite(
                new SpanExporter() {
                    @Override
                    public CompletableResultCode export(Collection<SpanData> spans) {
                        exporting.run();
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode flush() {
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode shutdown() {
                        return CompletableResultCode.ofSuccess();
                    }
                },
                exported);
    }

    /** Calls back after each flush that is asked for. */
    private record Telling(SpanProcessor processor, Runnable asked) implements SpanProcessor {
        @Override
        public CompletableResultCode forceFlush() {
            CompletableResultCode flush = processor.forceFlush();
            asked.run();
            return flush;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            processor.onEnd(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public CompletableResultCode shutdown() {
            return processor.shutdown();
        }
    }

    @Test
    void whatEndsDuringTheFlushOfAnotherIsExportedToo() throws InterruptedException {
        CountDownLatch exporting = new CountDownLatch(1);
        CountDownLatch bothAsked = new CountDownLatch(2);
        SpanProcessor batches = BatchSpanProcessor.builder(telling(() -> {
                    exporting.countDown();
                    await(bothAsked);
                }))
                .setScheduleDelay(NEVER)
                .build();
        try (OpenTelemetrySdk sdk = sdk(new Telling(batches, bothAsked::countDown))) {
            end(sdk, "first");
            sdk.getSdkTracerProvider().forceFlush();
            exporting.await();
            end(sdk, "second");

            assertThat(SdkFlush.of(sdk).flush(SOON)).isZero();

            assertThat(exported.getFinishedSpanItems())
                    .extracting(SpanData::getName)
                    .containsExactly("first", "second");
        }
    }

    @Test
    void theAnswerOfAFlushThatHasJustEndedIsNotTakenForItsOwn() {
        AtomicInteger asked = new AtomicInteger();
        try (OpenTelemetrySdk sdk = sdk(new Telling(SpanProcessor.composite(), asked::incrementAndGet))) {
            assertThat(SdkFlush.of(sdk).flush(SOON)).isZero();
        }

        assertThat(asked).as("answered at once each time").hasValueGreaterThan(2);
    }

    @Test
    void anSdkThatWasShutDownIsNotWaitedFor() {
        OpenTelemetrySdk sdk =
                sdk(BatchSpanProcessor.builder(exported).setScheduleDelay(NEVER).build());
        end(sdk, "only");
        sdk.close();

        long start = System.nanoTime();
        assertThat(SdkFlush.of(sdk).flush(SOON)).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON.dividedBy(2));
    }

    @Test
    void theLongestTimeOfAllIsNoError() {
        try (OpenTelemetrySdk sdk =
                sdk(BatchSpanProcessor.builder(exported).setScheduleDelay(NEVER).build())) {
            end(sdk, "only");

            assertThat(SdkFlush.of(sdk).flush(Duration.ofSeconds(Long.MAX_VALUE)))
                    .isZero();

            assertThat(exported.getFinishedSpanItems()).hasSize(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
