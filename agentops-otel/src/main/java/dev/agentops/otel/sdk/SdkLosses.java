package dev.agentops.otel.sdk;

import dev.agentops.otel.AgentOpsAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/**
 * Counts what telemetry lost: reads what the SDK measures about itself ({@code otel.sdk.*}), and adds what the SDK does not
 * look at, the items that a collector refuses in an answer of success. {@link AgentOpsTelemetry} has one. For an SDK built
 * by hand:
 *
 * <pre>{@code
 * SdkLosses losses = SdkLosses.create();
 * SdkMeterProvider meters = SdkMeterProvider.builder().registerMetricReader(losses).registerMetricReader(...).build();
 * losses.observeRejected(meters);
 * SpanExporter exporter = OtlpGrpcSpanExporter.builder()
 *         .setMeterProvider(() -> meters)
 *         .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
 *         .setComponentLoader(losses.readingAnswers(ComponentLoader.forClassLoader(loader)))
 *         .build();
 * SpanProcessor processor = BatchSpanProcessor.builder(exporter)
 *         .setMeterProvider(() -> meters)
 *         .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
 *         .build();
 * }</pre>
 *
 * <p>Thread-safe. Register it with one meter provider only.
 */
public final class SdkLosses implements MetricReader {
    private final Rejections rejections = new Rejections();
    private volatile CollectionRegistration metrics = CollectionRegistration.noop();

    private SdkLosses() {}

    /** One that sees nothing until it is registered. */
    public static SdkLosses create() {
        return new SdkLosses();
    }

    /** Counts up to now. It collects, so asynchronous instruments of the application are asked too. */
    public TelemetryLosses now() {
        return HealthMetrics.sum(metrics.collectAllMetrics()).losses(rejections.ofSpansAndLogRecords());
    }

    /**
     * Finds components where the other one does, with senders of OTLP that read the answers. Where several senders for one
     * protocol are found, they stay as they are: which one is chosen is not for this to say.
     */
    public ComponentLoader readingAnswers(ComponentLoader loader) {
        return new AnswerReadingLoader(loader, rejections);
    }

    /** Measures {@code agentops.telemetry.rejected} there; call it once. */
    public void observeRejected(MeterProvider meters) {
        meters.get("dev.agentops")
                .counterBuilder(AgentOpsAttributes.TELEMETRY_REJECTED)
                .setUnit("{item}")
                .setDescription(
                        "Spans, log records and metric points that a collector refused in an answer of success.")
                .buildWithCallback(this::measure);
    }

    private void measure(ObservableLongMeasurement measurement) {
        rejections.forEach((signal, count) ->
                measurement.record(count, Attributes.of(AgentOpsAttributes.TELEMETRY_SIGNAL, signal.text())));
    }

    @Override
    public void register(CollectionRegistration registration) {
        metrics = registration;
    }

    /** Sums only: those are what the SDK counts itself by, and the rest costs nothing. */
    @Override
    public Aggregation getDefaultAggregation(InstrumentType instrument) {
        return switch (instrument) {
            case COUNTER, UP_DOWN_COUNTER, OBSERVABLE_UP_DOWN_COUNTER -> Aggregation.defaultAggregation();
            case HISTOGRAM, OBSERVABLE_COUNTER, OBSERVABLE_GAUGE, GAUGE -> Aggregation.drop();
        };
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
