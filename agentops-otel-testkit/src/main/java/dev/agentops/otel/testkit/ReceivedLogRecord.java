package dev.agentops.otel.testkit;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import org.jspecify.annotations.Nullable;

/**
 * A log record; an event when it has a name.
 *
 * @param eventName the name of the event; empty for other log records
 * @param epochNanos when it happened, in nanoseconds since the epoch; 0 when the wire says nothing
 * @param observedEpochNanos when it was seen, in nanoseconds since the epoch
 * @param severityNumber 1 to 24, 0 when the wire says nothing
 * @param severityText empty when there is none
 * @param body null when there is none
 * @param attributes its attributes
 * @param traceId 32 hex digits; empty outside of a span
 * @param spanId the span that it belongs to, 16 hex digits; empty outside of a span
 * @param source which process and which scope made it
 */
public record ReceivedLogRecord(
        String eventName,
        long epochNanos,
        long observedEpochNanos,
        int severityNumber,
        String severityText,
        @Nullable Value<?> body,
        Attributes attributes,
        String traceId,
        String spanId,
        ReceivedSource source) {}
