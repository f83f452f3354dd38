package dev.agentops.examples.httpagents;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The application's own OpenTelemetry. */
final class Telemetry {
    private Telemetry() {}

    /**
     * Spans go to an address, by OTLP over HTTP, or nowhere. A processor there is in any case: without one, OpenTelemetry makes
     * no spans, and the ids of whoever called would be sent on as this service's own.
     */
    static OpenTelemetrySdk create(@Nullable URI otlp) {
        SpanExporter exporter = otlp == null
                ? SpanExporter.composite()
                : OtlpHttpSpanExporter.builder().setEndpoint(otlp.toString()).build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build())
                .build();
    }
}
