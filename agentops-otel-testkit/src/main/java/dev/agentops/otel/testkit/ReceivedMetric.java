package dev.agentops.otel.testkit;

import java.util.List;

/**
 * A metric of one export.
 *
 * @param name its name
 * @param unit its unit; empty when it has none
 * @param description what it says
 * @param kind what was aggregated, and how
 * @param monotonic of a sum, whether it only rises: a counter; false for everything else
 * @param delta whether a point counts since the last export and not since the start
 * @param points one for each combination of attributes
 * @param source which process and which scope made it
 */
public record ReceivedMetric(
        String name,
        String unit,
        String description,
        Kind kind,
        boolean monotonic,
        boolean delta,
        List<ReceivedPoint> points,
        ReceivedSource source) {
    /** Takes a copy of the points. */
    public ReceivedMetric {
        points = List.copyOf(points);
    }

    /** The shape of the data. */
    public enum Kind {
        /** A value that rises and falls and is not added up. */
        GAUGE,
        /** A counter, or an up-down counter when not monotonic. */
        SUM,
        /** A histogram with explicit buckets. */
        HISTOGRAM,
        /** A histogram with exponential buckets; its points say sum and count. */
        EXPONENTIAL_HISTOGRAM,
        /** Quantiles of old libraries; its points say sum and count. */
        SUMMARY
    }
}
