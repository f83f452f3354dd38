package dev.agentops.otel.testkit;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;

/**
 * A span as a collector gets it.
 *
 * @param traceId 32 hex digits in lower case
 * @param spanId 16 hex digits in lower case
 * @param parentSpanId as {@code spanId}; empty for the root of a trace
 * @param traceState what vendors hand on beside the ids; empty when there is none
 * @param name its name
 * @param kind its kind; INTERNAL when the wire says nothing
 * @param status its status
 * @param statusDescription empty when there is none
 * @param startEpochNanos when it began, in nanoseconds since the epoch
 * @param endEpochNanos when it ended, in nanoseconds since the epoch
 * @param attributes its attributes
 * @param events what happened within it
 * @param links spans of this or other traces
 * @param source which process and which scope made it
 */
public record ReceivedSpan(
        String traceId,
        String spanId,
        String parentSpanId,
        String traceState,
        String name,
        SpanKind kind,
        StatusCode status,
        String statusDescription,
        long startEpochNanos,
        long endEpochNanos,
        Attributes attributes,
        List<Event> events,
        List<Link> links,
        ReceivedSource source) {
    /** Takes copies of the lists. */
    public ReceivedSpan {
        events = List.copyOf(events);
        links = List.copyOf(links);
    }

    /** Whether it has no parent. */
    public boolean isRoot() {
        return parentSpanId.isEmpty();
    }

    /** Whether the other one is its parent, in the same trace. */
    public boolean isChildOf(ReceivedSpan other) {
        return traceId.equals(other.traceId) && parentSpanId.equals(other.spanId);
    }

    /**
     * A moment within a span.
     *
     * @param name its name
     * @param epochNanos when, in nanoseconds since the epoch
     * @param attributes its attributes
     */
    public record Event(String name, long epochNanos, Attributes attributes) {}

    /**
     * Another span that this one is related to.
     *
     * @param traceId 32 hex digits
     * @param spanId 16 hex digits
     * @param attributes what is said about the relation
     */
    public record Link(String traceId, String spanId, Attributes attributes) {}
}
