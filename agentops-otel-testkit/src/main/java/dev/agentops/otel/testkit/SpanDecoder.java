package dev.agentops.otel.testkit;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.List;

/** Spans of a trace request. */
final class SpanDecoder {
    private SpanDecoder() {}

    static List<ReceivedSpan> spans(ExportTraceServiceRequest request) {
        List<ReceivedSpan> spans = new ArrayList<>();
        for (ResourceSpans resource : request.getResourceSpansList()) {
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                ReceivedSource source =
                        AttributeDecoder.source(resource.getResource(), scope.getScope(), scope.getSchemaUrl());
                scope.getSpansList().forEach(span -> spans.add(span(span, source)));
            }
        }
        return spans;
    }

    private static ReceivedSpan span(Span span, ReceivedSource source) {
        return new ReceivedSpan(
                AttributeDecoder.hex(span.getTraceId()),
                AttributeDecoder.hex(span.getSpanId()),
                AttributeDecoder.hex(span.getParentSpanId()),
                span.getTraceState(),
                span.getName(),
                kind(span.getKind()),
                status(span.getStatus()),
                span.getStatus().getMessage(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                AttributeDecoder.attributes(span.getAttributesList()),
                span.getEventsList().stream().map(SpanDecoder::event).toList(),
                span.getLinksList().stream().map(SpanDecoder::link).toList(),
                source);
    }

    private static SpanKind kind(Span.SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_SERVER -> SpanKind.SERVER;
            case SPAN_KIND_CLIENT -> SpanKind.CLIENT;
            case SPAN_KIND_PRODUCER -> SpanKind.PRODUCER;
            case SPAN_KIND_CONSUMER -> SpanKind.CONSUMER;
            case SPAN_KIND_INTERNAL, SPAN_KIND_UNSPECIFIED, UNRECOGNIZED -> SpanKind.INTERNAL;
        };
    }

    private static StatusCode status(Status status) {
        return switch (status.getCode()) {
            case STATUS_CODE_OK -> StatusCode.OK;
            case STATUS_CODE_ERROR -> StatusCode.ERROR;
            case STATUS_CODE_UNSET, UNRECOGNIZED -> StatusCode.UNSET;
        };
    }

    private static ReceivedSpan.Event event(Span.Event event) {
        return new ReceivedSpan.Event(
                event.getName(), event.getTimeUnixNano(), AttributeDecoder.attributes(event.getAttributesList()));
    }

    private static ReceivedSpan.Link link(Span.Link link) {
        return new ReceivedSpan.Link(
                AttributeDecoder.hex(link.getTraceId()),
                AttributeDecoder.hex(link.getSpanId()),
                AttributeDecoder.attributes(link.getAttributesList()));
    }
}
