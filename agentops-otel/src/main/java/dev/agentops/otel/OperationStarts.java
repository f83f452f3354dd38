package dev.agentops.otel;

import dev.agentops.event.Containment;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Starts the spans of operations, in the current session where there is one. Thread-safe. */
final class OperationStarts {
    private final Instruments instruments;
    private final TelemetryContext sessions;
    private final Containment containment;

    OperationStarts(Instruments instruments, TelemetryContext sessions, Containment containment) {
        this.instruments = instruments;
        this.sessions = sessions;
        this.containment = containment;
    }

    /**
     * What is to be started.
     *
     * @param conversation stands for the conversation in place of the session's id; null for none
     * @param parent what it is below of; null for what is current
     */
    record Start(
            String name,
            SpanKind kind,
            Attributes attributes,
            @Nullable String conversation,
            @Nullable Context parent) {
        static Start of(String name, SpanKind kind, Attributes attributes) {
            return new Start(name, kind, attributes, null, null);
        }
    }

    /** The context inside of the new span; where none can be started, the current one with no span of its own in it. */
    Context start(Start start) {
        Context current = Context.current();
        Context below = start.parent() == null ? current : start.parent();
        instruments.spanStarted();
        try {
            return started(start, below, current);
        } catch (Throwable failure) {
            containment.contain(failure);
            return below.with(Span.getInvalid());
        }
    }

    private Context started(Start start, Context below, Context current) {
        SessionTelemetry session = sessions.sessionOf(current);
        Context parent = session == null ? below : session.inside(below);
        SpanBuilder builder = instruments
                .tracer()
                .spanBuilder(start.name())
                .setParent(parent)
                .setSpanKind(start.kind())
                .setAllAttributes(start.attributes());
        identify(builder, session, start.conversation());
        if (below != current) {
            link(builder, below, current);
        }
        return parent.with(builder.startSpan());
    }

    private static void identify(
            SpanBuilder builder, @Nullable SessionTelemetry session, @Nullable String conversation) {
        if (session != null) {
            session.identify(builder);
        }
        if (conversation != null) {
            builder.setAttribute(GenAiAttributes.CONVERSATION_ID, conversation);
        }
    }

    /** Where the parent came in with the request, what is current is for instance the span of the transport. */
    private static void link(SpanBuilder builder, Context below, Context current) {
        SpanContext ambient = Span.fromContext(current).getSpanContext();
        if (ambient.isValid() && !ambient.equals(Span.fromContext(below).getSpanContext())) {
            builder.addLink(ambient);
        }
    }
}
