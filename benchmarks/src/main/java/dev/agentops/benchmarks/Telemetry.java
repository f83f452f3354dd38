package dev.agentops.benchmarks;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The SDK as applications set it up, with a batch processor and a periodic reader, but exporters that drop everything. A
 * tight loop makes more spans than any agent: the queue is sized for it.
 */
final class Telemetry {
    private static final int QUEUE = 1 << 18;

    private final CountingExporter exporter = new CountingExporter();
    private final OpenTelemetrySdk sdk;

    /** Records every span. */
    Telemetry() {
        this(Sampler.alwaysOn());
    }

    Telemetry(Sampler sampler) {
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                                .setMaxQueueSize(QUEUE)
                                .setMaxExportBatchSize(4096)
                                .setScheduleDelay(Duration.ofMillis(20))
                                .build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(new DroppingMetricExporter()))
                        .build())
                .build();
    }

    OpenTelemetry openTelemetry() {
        return sdk;
    }

    /** Flushes, and prints how many spans arrived, so that a run that lost many is seen. */
    void close() {
        sdk.close();
        System.out.println("spans exported: " + exporter.exported.get());
    }

    private static final class CountingExporter implements SpanExporter {
        private final AtomicLong exported = new AtomicLong();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            exported.addAndGet(spans.size());
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
    }
}
