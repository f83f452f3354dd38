package dev.agentops.otel;

import dev.agentops.event.EndEvent;
import dev.agentops.event.SpanReference;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** The {@code invoke_agent} span of a turn. */
final class TurnSpan implements SpannedLevel {
    private final SessionTelemetry session;
    private final Context outside;
    private final Context inside;
    private final Span span;

    private TurnSpan(SessionTelemetry session, Context outside, Context inside, Span span) {
        this.session = session;
        this.outside = outside;
        this.inside = inside;
        this.span = span;
    }

    /** Its parent is whatever is current, for instance the span of the request that is served. */
    static TurnSpan start(SessionTelemetry session, TurnStarted event) {
        Context outside = Context.current();
        Context parent = session.inside(outside);
        SpanBuilder builder = session.identify(session.instruments()
                        .tracer()
                        .spanBuilder(session.agent().turnSpanName())
                        .setParent(parent)
                        .setAllAttributes(session.agent().turnAtStart()))
                .setAttribute(AgentOpsAttributes.TURN_NUMBER, event.number());
        String from = Correlation.sessionId(outside);
        if (from != null && !from.equals(session.id())) {
            builder.setAttribute(AgentOpsAttributes.CORRELATION_SESSION_ID, from);
        }
        Span span = builder.startSpan();
        try {
            TurnSpan turn = new TurnSpan(session, outside, parent.with(span), span);
            turn.recordInput(event);
            session.instruments().spanStarted();
            return turn;
        } catch (Throwable failure) {
            Instruments.abandon(span, failure);
            throw failure;
        }
    }

    private void recordInput(TurnStarted event) {
        if (span.isRecording()) {
            content().setMessage(span, GenAiAttributes.INPUT_MESSAGES, "user", event.userMessage());
        }
    }

    private ContentRecording content() {
        return session.instruments().content();
    }

    @Override
    public @Nullable SpanReference span() {
        return Spans.reference(span);
    }

    @Override
    public void annotated(String key, Object value) {
        Spans.annotate(span, key, value);
    }

    @Override
    public SessionTelemetry session() {
        return session;
    }

    @Override
    public TurnSpan turn() {
        return this;
    }

    @Override
    public Context inside(Context current) {
        return current == outside ? inside : session.inside(current).with(span);
    }

    /** The parent of calls that are made where this turn is not current. */
    Context asParent() {
        return inside;
    }

    @Override
    public void ended(EndEvent event) {
        TurnEnded end = (TurnEnded) event;
        try {
            measure(end);
            if (span.isRecording()) {
                describe(end);
            }
        } finally {
            session.instruments().spanEnded();
            span.end();
        }
    }

    private void measure(TurnEnded end) {
        session.instruments()
                .agentDuration()
                .record(
                        Instruments.seconds(end.durationNanos()),
                        session.agent().turnDurations().of(null, end.errorType(), null),
                        inside);
    }

    private void describe(TurnEnded end) {
        if (end.errorType() != null) {
            span.setAttribute(GenAiAttributes.ERROR_TYPE, end.errorType());
            span.setStatus(StatusCode.ERROR);
        }
        content().setMessage(span, GenAiAttributes.OUTPUT_MESSAGES, "assistant", end.reply());
    }
}
