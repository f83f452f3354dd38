package dev.agentops.otel.testkit;

import io.opentelemetry.api.common.Attributes;
import java.util.List;

/**
 * A value of a metric for one combination of attributes.
 *
 * @param attributes the combination
 * @param startEpochNanos since when it is counted, in nanoseconds since the epoch; 0 when the wire says nothing
 * @param epochNanos when it was observed, in nanoseconds since the epoch
 * @param value the value; of a histogram or summary, the sum of what was recorded
 * @param count of a histogram or summary, how many values were recorded, otherwise 1
 * @param bounds of a histogram, the upper bounds of its buckets but for the last, which has none
 * @param bucketCounts of a histogram, how many values each bucket holds
 * @param exemplars measurements that point to the span in which they were made
 */
public record ReceivedPoint(
        Attributes attributes,
        long startEpochNanos,
        long epochNanos,
        double value,
        long count,
        List<Double> bounds,
        List<Long> bucketCounts,
        List<Exemplar> exemplars) {
    /** Takes copies of the lists. */
    public ReceivedPoint {
        bounds = List.copyOf(bounds);
        bucketCounts = List.copyOf(bucketCounts);
        exemplars = List.copyOf(exemplars);
    }

    /**
     * A measurement and the span in which it was made.
     *
     * @param value what was measured
     * @param traceId 32 hex digits; empty outside of a span
     * @param spanId 16 hex digits; empty outside of a span
     */
    public record Exemplar(double value, String traceId, String spanId) {}
}
