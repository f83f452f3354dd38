package dev.agentops.otel.file;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one {@code ExportTraceServiceRequest}. Not thread-safe; for one use. */
final class TraceRequestWriter {
    private static final int PARENT_REMOTENESS_KNOWN = 0x100;
    private static final int PARENT_IS_REMOTE = 0x200;

    private final JsonText json = new JsonText();
    private final AttributeWriter attributes = new AttributeWriter(json);

    String write(Collection<SpanData> spans) {
        json.beginObject().beginArray("resourceSpans");
        grouped(spans).forEach(this::resource);
        json.endArray().endObject();
        return json.toString();
    }

    private static Map<Resource, Map<InstrumentationScopeInfo, List<SpanData>>> grouped(Collection<SpanData> spans) {
        Map<Resource, Map<InstrumentationScopeInfo, List<SpanData>>> groups = new LinkedHashMap<>();
        for (SpanData span : spans) {
            groups.computeIfAbsent(span.getResource(), resource -> new LinkedHashMap<>())
                    .computeIfAbsent(span.getInstrumentationScopeInfo(), scope -> new ArrayList<>())
                    .add(span);
        }
        return groups;
    }

    private void resource(Resource resource, Map<InstrumentationScopeInfo, List<SpanData>> scopes) {
        json.beginObject().beginObject("resource");
        attributes.write(resource.getAttributes(), 0);
        json.endObject().beginArray("scopeSpans");
        scopes.forEach(this::scope);
        json.endArray();
        schemaUrl(resource.getSchemaUrl());
        json.endObject();
    }

    private void scope(InstrumentationScopeInfo scope, List<SpanData> spans) {
        json.beginObject().beginObject("scope").member("name", scope.getName());
        if (scope.getVersion() != null) {
            json.member("version", scope.getVersion());
        }
        attributes.write(scope.getAttributes(), 0);
        json.endObject().beginArray("spans");
        spans.forEach(this::span);
        json.endArray();
        schemaUrl(scope.getSchemaUrl());
        json.endObject();
    }

    private void schemaUrl(@Nullable String url) {
        if (url != null) {
            json.member("schemaUrl", url);
        }
    }

    private void span(SpanData span) {
        json.beginObject();
        ids(span.getSpanContext());
        if (span.getParentSpanContext().isValid()) {
            json.member("parentSpanId", span.getParentSpanId());
        }
        json.member("flags", flags(span.getSpanContext(), span.getParentSpanContext()))
                .member("name", span.getName())
                .member("kind", number(span.getKind()))
                .member("startTimeUnixNano", Long.toUnsignedString(span.getStartEpochNanos()))
                .member("endTimeUnixNano", Long.toUnsignedString(span.getEndEpochNanos()));
        attributes.write(
                span.getAttributes(),
                span.getTotalAttributeCount() - span.getAttributes().size());
        events(span);
        links(span);
        status(span.getStatus());
        json.endObject();
    }

    private void ids(SpanContext context) {
        json.member("traceId", context.getTraceId()).member("spanId", context.getSpanId());
        if (!context.getTraceState().isEmpty()) {
            json.member("traceState", TraceStateText.of(context.getTraceState()));
        }
    }

    private static int number(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> 1;
            case SERVER -> 2;
            case CLIENT -> 3;
            case PRODUCER -> 4;
            case CONSUMER -> 5;
        };
    }

    private static int flags(SpanContext context, SpanContext parent) {
        int remote = parent.isRemote() ? PARENT_IS_REMOTE : 0;
        return (context.getTraceFlags().asByte() & 0xff) | PARENT_REMOTENESS_KNOWN | remote;
    }

    private void events(SpanData span) {
        if (span.getEvents().isEmpty()) {
            return;
        }
        json.beginArray("events");
        span.getEvents().forEach(this::event);
        json.endArray();
    }

    private void event(EventData event) {
        json.beginObject()
                .member("timeUnixNano", Long.toUnsignedString(event.getEpochNanos()))
                .member("name", event.getName());
        attributes.write(event.getAttributes(), event.getDroppedAttributesCount());
        json.endObject();
    }

    private void links(SpanData span) {
        if (span.getLinks().isEmpty()) {
            return;
        }
        json.beginArray("links");
        span.getLinks().forEach(this::link);
        json.endArray();
    }

    private void link(LinkData link) {
        json.beginObject();
        ids(link.getSpanContext());
        json.member("flags", flags(link.getSpanContext(), link.getSpanContext()));
        attributes.write(
                link.getAttributes(),
                link.getTotalAttributeCount() - link.getAttributes().size());
        json.endObject();
    }

    private void status(StatusData status) {
        json.beginObject("status");
        if (!status.getDescription().isEmpty()) {
            json.member("message", status.getDescription());
        }
        if (status.getStatusCode() != StatusCode.UNSET) {
            json.member("code", status.getStatusCode() == StatusCode.OK ? 1 : 2);
        }
        json.endObject();
    }
}
