package dev.agentops.otel.testkit.convention;

import dev.agentops.otel.testkit.ReceivedLogRecord;
import dev.agentops.otel.testkit.ReceivedMetric;
import dev.agentops.otel.testkit.ReceivedPoint;
import dev.agentops.otel.testkit.ReceivedSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is checked, be it of the SDK or received. */
sealed interface Observed {
    String scope();

    /** How a problem names it. */
    String subject();

    /**
     * {@code atCreation} is empty when nobody looked at the start of the span; {@code attached} are the attributes of its events
     * and links.
     */
    record OfSpan(
            String scope,
            String name,
            String kind,
            boolean failed,
            Attributes attributes,
            Optional<Attributes> atCreation,
            List<String> events,
            List<Attributes> attached)
            implements Observed {
        static OfSpan of(SpanData span, Optional<Attributes> atCreation) {
            return new OfSpan(
                    span.getInstrumentationScopeInfo().getName(),
                    span.getName(),
                    span.getKind().name(),
                    span.getStatus().getStatusCode() == StatusCode.ERROR,
                    span.getAttributes(),
                    atCreation,
                    span.getEvents().stream().map(EventData::getName).toList(),
                    Stream.concat(
                                    span.getEvents().stream().map(EventData::getAttributes),
                                    span.getLinks().stream().map(LinkData::getAttributes))
                            .toList());
        }

        static OfSpan of(ReceivedSpan span) {
            return new OfSpan(
                    span.source().scopeName(),
                    span.name(),
                    span.kind().name(),
                    span.status() == StatusCode.ERROR,
                    span.attributes(),
                    Optional.empty(),
                    span.events().stream().map(ReceivedSpan.Event::name).toList(),
                    Stream.concat(
                                    span.events().stream().map(ReceivedSpan.Event::attributes),
                                    span.links().stream().map(ReceivedSpan.Link::attributes))
                            .toList());
        }

        @Override
        public String subject() {
            return "span " + name;
        }
    }

    record OfMetric(String scope, String name, String instrument, String unit, List<Attributes> points)
            implements Observed {
        static OfMetric of(MetricData metric) {
            return new OfMetric(
                    metric.getInstrumentationScopeInfo().getName(),
                    metric.getName(),
                    instrument(metric),
                    metric.getUnit(),
                    metric.getData().getPoints().stream()
                            .map(PointData::getAttributes)
                            .toList());
        }

        static OfMetric of(ReceivedMetric metric) {
            return new OfMetric(
                    metric.source().scopeName(),
                    metric.name(),
                    instrument(metric),
                    metric.unit(),
                    metric.points().stream().map(ReceivedPoint::attributes).toList());
        }

        private static String instrument(MetricData metric) {
            return switch (metric.getType()) {
                case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> "HISTOGRAM";
                case LONG_SUM, DOUBLE_SUM -> sum(((SumData<?>) metric.getData()).isMonotonic());
                case LONG_GAUGE, DOUBLE_GAUGE -> "GAUGE";
                case SUMMARY -> "SUMMARY";
            };
        }

        private static String instrument(ReceivedMetric metric) {
            return switch (metric.kind()) {
                case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> "HISTOGRAM";
                case SUM -> sum(metric.monotonic());
                case GAUGE -> "GAUGE";
                case SUMMARY -> "SUMMARY";
            };
        }

        private static String sum(boolean monotonic) {
            return monotonic ? "COUNTER" : "UPDOWNCOUNTER";
        }

        @Override
        public String subject() {
            return "metric " + name;
        }
    }

    record OfLogRecord(String scope, String eventName, Attributes attributes) implements Observed {
        static OfLogRecord of(LogRecordData log) {
            String name = log.getEventName();
            return new OfLogRecord(
                    log.getInstrumentationScopeInfo().getName(), name == null ? "" : name, log.getAttributes());
        }

        static OfLogRecord of(ReceivedLogRecord log) {
            return new OfLogRecord(log.source().scopeName(), log.eventName(), log.attributes());
        }

        @Override
        public String subject() {
            return eventName.isEmpty() ? "log record without the name of an event" : "event " + eventName;
        }
    }
}
