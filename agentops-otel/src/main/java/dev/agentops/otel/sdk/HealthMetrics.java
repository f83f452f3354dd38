package dev.agentops.otel.sdk;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Adds up what an SDK measures about itself, by the names of OpenTelemetry's conventions for SDK metrics. */
final class HealthMetrics {
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private long queueFull;
    private long afterShutdown;
    private long exportFailed;
    private long pending;

    private HealthMetrics() {}

    static HealthMetrics sum(Collection<MetricData> metrics) {
        HealthMetrics sum = new HealthMetrics();
        metrics.forEach(
                metric -> metric.getLongSumData().getPoints().forEach(point -> sum.add(metric.getName(), point)));
        return sum;
    }

    TelemetryLosses losses(long rejected) {
        return new TelemetryLosses(queueFull, exportFailed, rejected, afterShutdown, pending);
    }

    private void add(String metric, LongPointData point) {
        switch (metric) {
            case "otel.sdk.processor.span.processed", "otel.sdk.processor.log.processed" -> addProcessed(point);
            case "otel.sdk.exporter.span.exported", "otel.sdk.exporter.log.exported" -> addExported(point);
            case "otel.sdk.processor.span.queue.size",
                    "otel.sdk.processor.log.queue.size",
                    "otel.sdk.exporter.span.inflight",
                    "otel.sdk.exporter.log.inflight" -> pending += point.getValue();
            default -> {}
        }
    }

    private void addProcessed(LongPointData point) {
        @Nullable String error = point.getAttributes().get(ERROR_TYPE);
        if ("queue_full".equals(error)) {
            queueFull += point.getValue();
        } else if ("already_shutdown".equals(error)) {
            afterShutdown += point.getValue();
        }
    }

    private void addExported(LongPointData point) {
        if (point.getAttributes().get(ERROR_TYPE) != null) {
            exportFailed += point.getValue();
        }
    }
}
