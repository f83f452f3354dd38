package dev.agentops.otel.testkit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;

/** An SDK with OpenTelemetry's own exporters, pointed at a receiver. */
final class ExportingSdk {
    private static final Resource RESOURCE =
            Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));

    private ExportingSdk() {}

    static OpenTelemetrySdk over(Transport transport, OtlpReceiver receiver) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(RESOURCE)
                        .addSpanProcessor(SimpleSpanProcessor.create(spans(transport, receiver)))
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .setResource(RESOURCE)
                        .registerMetricReader(PeriodicMetricReader.builder(metrics(transport, receiver))
                                .setInterval(Duration.ofHours(1))
                                .build())
                        .build())
                .setLoggerProvider(SdkLoggerProvider.builder()
                        .setResource(RESOURCE)
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs(transport, receiver)))
                        .build())
                .build();
    }

    private static SpanExporter spans(Transport transport, OtlpReceiver receiver) {
        return switch (transport) {
            case GRPC ->
                OtlpGrpcSpanExporter.builder()
                        .setEndpoint(receiver.grpcEndpoint())
                        .addHeader("x-team", "payments")
                        .build();
            case HTTP ->
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(receiver.httpEndpoint(Signal.TRACES))
                        .addHeader("X-Team", "payments")
                        .setCompression("gzip")
                        .build();
        };
    }

    private static MetricExporter metrics(Transport transport, OtlpReceiver receiver) {
        return switch (transport) {
            case GRPC ->
                OtlpGrpcMetricExporter.builder()
                        .setEndpoint(receiver.grpcEndpoint())
                        .setCompression("gzip")
                        .build();
            case HTTP ->
                OtlpHttpMetricExporter.builder()
                        .setEndpoint(receiver.httpEndpoint(Signal.METRICS))
                        .build();
        };
    }

    private static LogRecordExporter logs(Transport transport, OtlpReceiver receiver) {
        return switch (transport) {
            case GRPC ->
                OtlpGrpcLogRecordExporter.builder()
                        .setEndpoint(receiver.grpcEndpoint())
                        .build();
            case HTTP ->
                OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(receiver.httpEndpoint(Signal.LOGS))
                        .build();
        };
    }
}
