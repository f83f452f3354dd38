package dev.agentops.examples.quickstart;

import dev.agentops.event.CallObserver;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.file.OtlpJsonLines;
import dev.agentops.otel.sdk.SdkFlush;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the spans go: a file of OTLP JSON lines. A real application hands over the OpenTelemetry that it has. */
final class SpanFile implements AutoCloseable {
    private final OutputStream out;
    private final OpenTelemetrySdk sdk;

    private SpanFile(OutputStream out) {
        this.out = out;
        this.sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.builder()
                                .put("service.name", "agentops-quickstart")
                                .build())
                        .addSpanProcessor(SimpleSpanProcessor.create(OtlpJsonLines.exporter(out)))
                        .build())
                .build();
    }

    static SpanFile create(Path file) throws IOException {
        return new SpanFile(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** Records turns, tool calls and accesses to memory as spans, with their content. */
    CallObserver observer() {
        return OpenTelemetryObserver.builder(sdk)
                .recordContent(true)
                .flushOnClose(SdkFlush.of(sdk))
                .build();
    }

    @Override
    public void close() throws IOException {
        sdk.close();
        out.close();
    }
}
