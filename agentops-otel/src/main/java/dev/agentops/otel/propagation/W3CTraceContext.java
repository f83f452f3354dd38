package dev.agentops.otel.propagation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers {@code traceparent} and {@code tracestate}, by W3C Trace Context Level 2 (Candidate Recommendation Draft of 28
 * March 2024).
 *
 * <p>Headers from outside are hostile. A {@code traceparent} that is missing, malformed or there twice is as if it were not
 * there, and its {@code tracestate} with it; a {@code tracestate} that is malformed leaves its {@code traceparent} as it is.
 * All legal members of a {@code tracestate} are kept in their order, of keys that stand twice the first. Extraction takes
 * time linear in the size of the headers, never throws and never logs. Thread-safe.
 */
public final class W3CTraceContext implements TextMapPropagator {
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final List<String> FIELDS = List.of(TRACEPARENT, TRACESTATE);
    private static final W3CTraceContext LEVEL_2 = new W3CTraceContext(TraceStateGrammar.LEVEL_2);
    private static final W3CTraceContext LEVEL_1 = new W3CTraceContext(TraceStateGrammar.LEVEL_1);

    private final TraceStateGrammar grammar;

    private W3CTraceContext(TraceStateGrammar grammar) {
        this.grammar = grammar;
    }

    /** By Level 2. */
    public static W3CTraceContext create() {
        return LEVEL_2;
    }

    /**
     * By Level 2, but the keys of {@code tracestate} by the narrower grammar of Level 1, for neighbours that refuse others.
     * There, {@code @} sets a tenant apart from a vendor.
     */
    public static W3CTraceContext withLevel1TraceState() {
        return LEVEL_1;
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        SpanContext span = Span.fromContext(context).getSpanContext();
        if (!span.isValid()) {
            return;
        }
        setter.set(carrier, TRACEPARENT, TraceParent.format(span));
        String state = TraceStateList.format(span.getTraceState(), grammar);
        if (!state.isEmpty()) {
            setter.set(carrier, TRACESTATE, state);
        }
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        try {
            SpanContext parent = parent(carrier, getter);
            return parent == null ? context : context.with(Span.wrap(parent));
        } catch (RuntimeException unreadable) {
            return context;
        }
    }

    private <C> @Nullable SpanContext parent(@Nullable C carrier, TextMapGetter<C> getter) {
        String header = HeaderFields.single(getter, carrier, TRACEPARENT);
        TraceParent parent = header == null ? null : TraceParent.parse(header);
        return parent == null
                ? null
                : SpanContext.createFromRemoteParent(
                        parent.traceId(),
                        parent.parentId(),
                        parent.flags(),
                        TraceStateList.parse(HeaderFields.all(getter, carrier, TRACESTATE), grammar));
    }

    @Override
    public String toString() {
        return "W3CTraceContext(" + grammar + ")";
    }
}
