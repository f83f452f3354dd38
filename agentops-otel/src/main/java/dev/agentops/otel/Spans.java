package dev.agentops.otel;

import dev.agentops.event.SpanReference;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** What the spans of turns and calls have in common. */
final class Spans {
    private Spans() {}

    /** Null where there is no trace at all. */
    static @Nullable SpanReference reference(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? new SpanReference(context.getTraceId(), context.getSpanId(), context.isSampled())
                : null;
    }

    /** In the application's own words. */
    static void annotate(Span span, String key, Object value) {
        if (value instanceof String text) {
            span.setAttribute(key, text);
        } else if (value instanceof Long number) {
            span.setAttribute(key, number.longValue());
        } else if (value instanceof Double number) {
            span.setAttribute(key, number.doubleValue());
        } else if (value instanceof Boolean truth) {
            span.setAttribute(key, truth.booleanValue());
        }
    }
}
