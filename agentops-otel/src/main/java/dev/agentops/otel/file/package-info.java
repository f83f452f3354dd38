/** Spans in files: standard OTLP JSON, one export request on a line. Needs the OpenTelemetry SDK. */
@NullMarked
package dev.agentops.otel.file;

import org.jspecify.annotations.NullMarked;
