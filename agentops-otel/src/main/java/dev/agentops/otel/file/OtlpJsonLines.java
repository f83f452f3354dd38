package dev.agentops.otel.file;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.OutputStream;
import java.util.Collection;

/**
 * Writes spans as OTLP JSON lines: each line is one {@code ExportTraceServiceRequest} in the JSON encoding of OTLP 1.x (ids
 * in hexadecimal, 64-bit integers as strings, enumerations as numbers), as the OpenTelemetry collector's file exporter
 * writes it.
 *
 * <p>The lines are safe to be looked at: control, format and line separator characters in any text are escaped.
 */
public final class OtlpJsonLines {
    private OtlpJsonLines() {}

    /**
     * An exporter that writes each batch as one line, in UTF-8, ended by a line feed. Thread-safe.
     *
     * <p>It flushes the stream when it is flushed or shut down, and never closes it: who opened it closes it. When writing
     * fails, exporting reports a failure and does not throw.
     */
    public static SpanExporter exporter(OutputStream out) {
        return new OtlpJsonSpanExporter(out);
    }

    /** One line, without the line feed. */
    public static String line(Collection<SpanData> spans) {
        return new TraceRequestWriter().write(spans);
    }
}
