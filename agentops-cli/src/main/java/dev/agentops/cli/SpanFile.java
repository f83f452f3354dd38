package dev.agentops.cli;

import dev.agentops.cli.replay.SilentTurns;
import dev.agentops.event.CallObserver;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.file.OtlpJsonLines;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The spans of {@code --spans}: what the OpenTelemetry SDK records, each span written when it ends, none dropped. */
final class SpanFile implements AutoCloseable {
    /** Content must come back whole when the spans are replayed; a recorded session is not larger than this. */
    private static final int LONGEST_CONTENT = 16_000_000;

    private static final long FLUSH_SECONDS = 10;

    private final OutputFile file;
    private final OpenTelemetrySdk sdk;

    private SpanFile(OutputFile file, OpenTelemetrySdk sdk) {
        this.file = file;
        this.sdk = sdk;
    }

    static SpanFile open(Path target, SilentTurns silentTurns) {
        OutputFile file = OutputFile.open("--spans", target);
        SdkTracerProvider tracers = SdkTracerProvider.builder()
                .setResource(Resource.builder()
                        .put("service.name", "agentops-replay")
                        .build())
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_CONTENT)
                        .build())
                .addSpanProcessor(new SilentTurnMark(silentTurns))
                .addSpanProcessor(SimpleSpanProcessor.create(OtlpJsonLines.exporter(file.stream())))
                .build();
        return new SpanFile(
                file, OpenTelemetrySdk.builder().setTracerProvider(tracers).build());
    }

    /** Records what {@code content} lets it see. */
    CallObserver observer(boolean content) {
        return OpenTelemetryObserver.builder(sdk)
                .recordContent(content)
                .longestContent(LONGEST_CONTENT)
                .build();
    }

    /**
     * Puts the file in its place.
     *
     * @throws CommandFailedException when a span could not be written
     */
    void finish() {
        boolean written = sdk.getSdkTracerProvider()
                .forceFlush()
                .join(FLUSH_SECONDS, TimeUnit.SECONDS)
                .isSuccess();
        if (!written) {
            throw file.notWritten("the last spans are missing");
        }
        file.commit();
    }

    @Override
    public void close() {
        sdk.close();
        file.close();
    }
}
