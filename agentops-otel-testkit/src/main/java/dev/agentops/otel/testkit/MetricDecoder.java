package dev.agentops.otel.testkit;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.ArrayList;
import java.util.List;

/** Metrics of a metrics request. */
final class MetricDecoder {
    private MetricDecoder() {}

    static List<ReceivedMetric> metrics(ExportMetricsServiceRequest request) {
        List<ReceivedMetric> metrics = new ArrayList<>();
        for (ResourceMetrics resource : request.getResourceMetricsList()) {
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                ReceivedSource source =
                        AttributeDecoder.source(resource.getResource(), scope.getScope(), scope.getSchemaUrl());
                scope.getMetricsList().forEach(metric -> metrics.add(metric(metric, source)));
            }
        }
        return metrics;
    }

    private static ReceivedMetric metric(Metric metric, ReceivedSource source) {
        return new ReceivedMetric(
                metric.getName(),
                metric.getUnit(),
                metric.getDescription(),
                kind(metric),
                metric.getSum().getIsMonotonic(),
                temporality(metric) == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA,
                points(metric),
                source);
    }

    /** A metric without data is an empty gauge. */
    private static ReceivedMetric.Kind kind(Metric metric) {
        return switch (metric.getDataCase()) {
            case SUM -> ReceivedMetric.Kind.SUM;
            case HISTOGRAM -> ReceivedMetric.Kind.HISTOGRAM;
            case EXPONENTIAL_HISTOGRAM -> ReceivedMetric.Kind.EXPONENTIAL_HISTOGRAM;
            case SUMMARY -> ReceivedMetric.Kind.SUMMARY;
            case GAUGE, DATA_NOT_SET -> ReceivedMetric.Kind.GAUGE;
        };
    }

    private static AggregationTemporality temporality(Metric metric) {
        return switch (metric.getDataCase()) {
            case SUM -> metric.getSum().getAggregationTemporality();
            case HISTOGRAM -> metric.getHistogram().getAggregationTemporality();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getAggregationTemporality();
            case GAUGE, SUMMARY, DATA_NOT_SET -> AggregationTemporality.AGGREGATION_TEMPORALITY_UNSPECIFIED;
        };
    }

    private static List<ReceivedPoint> points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE ->
                metric.getGauge().getDataPointsList().stream()
                        .map(MetricDecoder::point)
                        .toList();
            case SUM ->
                metric.getSum().getDataPointsList().stream()
                        .map(MetricDecoder::point)
                        .toList();
            case HISTOGRAM ->
                metric.getHistogram().getDataPointsList().stream()
                        .map(MetricDecoder::point)
                        .toList();
            case EXPONENTIAL_HISTOGRAM ->
                metric.getExponentialHistogram().getDataPointsList().stream()
                        .map(MetricDecoder::point)
                        .toList();
            case SUMMARY ->
                metric.getSummary().getDataPointsList().stream()
                        .map(MetricDecoder::point)
                        .toList();
            case DATA_NOT_SET -> List.of();
        };
    }

    private static ReceivedPoint point(NumberDataPoint point) {
        return new ReceivedPoint(
                AttributeDecoder.attributes(point.getAttributesList()),
                point.getStartTimeUnixNano(),
                point.getTimeUnixNano(),
                point.hasAsInt() ? point.getAsInt() : point.getAsDouble(),
                1,
                List.of(),
                List.of(),
                exemplars(point.getExemplarsList()));
    }

    private static ReceivedPoint point(HistogramDataPoint point) {
        return new ReceivedPoint(
                AttributeDecoder.attributes(point.getAttributesList()),
                point.getStartTimeUnixNano(),
                point.getTimeUnixNano(),
                point.getSum(),
                point.getCount(),
                point.getExplicitBoundsList(),
                point.getBucketCountsList(),
                exemplars(point.getExemplarsList()));
    }

    private static ReceivedPoint point(ExponentialHistogramDataPoint point) {
        return new ReceivedPoint(
                AttributeDecoder.attributes(point.getAttributesList()),
                point.getStartTimeUnixNano(),
                point.getTimeUnixNano(),
                point.getSum(),
                point.getCount(),
                List.of(),
                List.of(),
                exemplars(point.getExemplarsList()));
    }

    private static ReceivedPoint point(SummaryDataPoint point) {
        return new ReceivedPoint(
                AttributeDecoder.attributes(point.getAttributesList()),
                point.getStartTimeUnixNano(),
                point.getTimeUnixNano(),
                point.getSum(),
                point.getCount(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<ReceivedPoint.Exemplar> exemplars(List<Exemplar> exemplars) {
        return exemplars.stream().map(MetricDecoder::exemplar).toList();
    }

    private static ReceivedPoint.Exemplar exemplar(Exemplar exemplar) {
        return new ReceivedPoint.Exemplar(
                exemplar.hasAsInt() ? exemplar.getAsInt() : exemplar.getAsDouble(),
                AttributeDecoder.hex(exemplar.getTraceId()),
                AttributeDecoder.hex(exemplar.getSpanId()));
    }
}
