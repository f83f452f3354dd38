package dev.agentops.cli;

import dev.agentops.cli.replay.SilentTurns;
import dev.agentops.cli.trace.SessionTrace;
import dev.agentops.cli.trace.SpanCapture;
import dev.agentops.event.CallObserver;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.file.OtlpJsonLines;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenTelemetry SDK records of a replay, each span written when it ends, none dropped: to the file of
 * {@code --spans}, to the report's trace view, or the same bytes to both.
 */
final class ReplaySpans implements AutoCloseable {
    /** Content must come back whole when the spans are replayed; a recorded session is not larger than this. */
    private static final int LONGEST_CONTENT = 16_000_000;

    private static final long FLUSH_SECONDS = 10;

    private final @Nullable OutputFile file;
    private final @Nullable SpanCapture capture;
    private final OpenTelemetrySdk sdk;

    private ReplaySpans(@Nullable OutputFile file, @Nullable SpanCapture capture, OpenTelemetrySdk sdk) {
        this.file = file;
        this.capture = capture;
        this.sdk = sdk;
    }

    /**
     * Opens the file, if there is to be one.
     *
     * @param captured whether traces of sessions will be asked for
     * @throws CommandFailedException when the file cannot be written
     */
    static ReplaySpans open(@Nullable Path target, boolean captured, SilentTurns silentTurns) {
        OutputFile file = target == null ? null : OutputFile.open("--spans", target);
        OutputStream written = file == null ? OutputStream.nullOutputStream() : file.stream();
        SpanCapture capture = captured ? new SpanCapture(written) : null;
        return new ReplaySpans(file, capture, sdk(capture == null ? written : capture, silentTurns));
    }

    private static OpenTelemetrySdk sdk(OutputStream out, SilentTurns silentTurns) {
        SdkTracerProvider tracers = SdkTracerProvider.builder()
                .setResource(Resource.builder()
                        .put("service.name", "agentops-replay")
                        .build())
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_CONTENT)
                        .build())
                .addSpanProcessor(new SilentTurnMark(silentTurns))
                .addSpanProcessor(SimpleSpanProcessor.create(OtlpJsonLines.exporter(out)))
                .build();
        return OpenTelemetrySdk.builder().setTracerProvider(tracers).build();
    }

    /** Records what {@code content} lets it see. */
    CallObserver observer(boolean content) {
        return OpenTelemetryObserver.builder(sdk)
                .recordContent(content)
                .longestContent(LONGEST_CONTENT)
                .build();
    }

    /** The next spans are those of another session. */
    void begin() {
        if (capture != null) {
            capture.begin();
        }
    }

    /** The spans since the session began. */
    SessionTrace trace() {
        return capture == null ? SessionTrace.NONE : capture.trace();
    }

    /**
     * Puts the file in its place.
     *
     * @throws CommandFailedException when a span could not be written
     */
    void finish() {
        if (file != null) {
            finish(file);
        }
    }

    private void finish(OutputFile file) {
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
        if (file != null) {
            file.close();
        }
    }
}
