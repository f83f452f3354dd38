package dev.agentops.otel;

import dev.agentops.authorization.Decision;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import dev.agentops.event.CallStarted;
import dev.agentops.event.EndEvent;
import dev.agentops.event.SpanReference;
import dev.agentops.tool.CallFact;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** The span of a call: {@code execute_tool}, a memory operation, or {@code invoke_agent} of another agent. */
final class CallSpan implements SpannedLevel {
    private final SessionTelemetry session;
    private final @Nullable TurnSpan turn;
    private final CallShape shape;
    private final Context outside;
    private final Context inside;
    private final Span span;
    private final boolean recording;
    private volatile @Nullable CarriedOut carriedOut;

    private CallSpan(
            SessionTelemetry session,
            @Nullable TurnSpan turn,
            CallShape shape,
            Context outside,
            Context inside,
            Span span) {
        this.session = session;
        this.turn = turn;
        this.shape = shape;
        this.outside = outside;
        this.inside = inside;
        this.span = span;
        this.recording = span.isRecording();
    }

    static CallSpan start(
            SessionTelemetry session, CallStarted event, @Nullable TurnSpan turn, TelemetryContext context) {
        CallShape shape = session.agent().shapeOf(event);
        Context outside = Context.current();
        Context within = session.inside(outside);
        SpanBuilder builder = session.identify(shape.atStart()
                .setOn(session.instruments()
                        .tracer()
                        .spanBuilder(shape.spanName())
                        .setParent(context.parentOfCall(turn, within))
                        .setSpanKind(shape.kind())));
        String callId = event.callId();
        if (callId != null) {
            builder.setAttribute(GenAiAttributes.TOOL_CALL_ID, BoundedText.cut(callId, Instruments.LONGEST_ID));
        }
        Span span = builder.startSpan();
        try {
            CallSpan call = new CallSpan(session, turn, shape, outside, within.with(span), span);
            session.instruments().spanStarted();
            return call;
        } catch (Throwable failure) {
            Instruments.abandon(span, failure);
            throw failure;
        }
    }

    Span ownSpan() {
        return span;
    }

    boolean isToolCall() {
        return shape.durations() != null;
    }

    /** True once: for the one request that carries the call out. */
    synchronized boolean claimMcp() {
        if (carriedOut != null) {
            return false;
        }
        carriedOut = new CarriedOut();
        return true;
    }

    /** The body returned, but what it carried out failed. */
    void failedInside(String errorType) {
        CarriedOut request = carriedOut;
        if (request != null) {
            request.errorType = errorType;
        }
    }

    private @Nullable String insideError() {
        CarriedOut request = carriedOut;
        return request == null ? null : request.errorType;
    }

    /** What became of the request that carries the call out; few calls have one. */
    private static final class CarriedOut {
        private volatile @Nullable String errorType;
    }

    private ContentRecording content() {
        return session.instruments().content();
    }

    @Override
    public @Nullable SpanReference span() {
        return Spans.reference(span);
    }

    @Override
    public void decided(CallDecided event) {
        if (recording) {
            span.setAttribute(AgentOpsAttributes.DECISION_DURATION, Instruments.seconds(event.durationNanos()));
        }
        GuardrailSpans guardrails = session.instruments().guardrails();
        if (guardrails != null) {
            guardrails.record(session, inside, event);
        }
    }

    @Override
    public void noted(CallFact fact, Object value) {
        MemoryFacts.set(span, content(), fact, value);
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
    public @Nullable TurnSpan turn() {
        return turn;
    }

    @Override
    public Context inside(Context current) {
        return current == outside ? inside : session.inside(current).with(span);
    }

    @Override
    public void ended(EndEvent event) {
        CallEnded end = (CallEnded) event;
        try {
            measure(end);
            if (recording) {
                describe(end);
            }
        } finally {
            session.instruments().spanEnded();
            span.end();
        }
    }

    /** Content comes last: when it cannot be had, the rest is there. */
    private void describe(CallEnded end) {
        if (end.decision() != null) {
            DecisionAttributes.set(span, end.decision());
        }
        if (end instanceof CallDenied denied) {
            describe(denied);
        } else {
            describeError(errorType(end));
        }
        content().set(span, GenAiAttributes.TOOL_CALL_ARGUMENTS, end.arguments());
        describeOutput(end);
    }

    private void describeError(@Nullable String errorType) {
        if (errorType != null) {
            span.setAttribute(GenAiAttributes.ERROR_TYPE, errorType);
            span.setStatus(StatusCode.ERROR);
        }
    }

    private void describe(CallDenied denied) {
        String kind = denied.denial().kind().label();
        span.setAttribute(AgentOpsAttributes.DENIAL_KIND, kind);
        span.setAttribute(GenAiAttributes.ERROR_TYPE, AgentOpsAttributes.DENIED);
        span.setStatus(StatusCode.ERROR, kind);
    }

    private void describeOutput(CallEnded end) {
        if (end instanceof CallCompleted completed) {
            content().set(span, GenAiAttributes.TOOL_CALL_RESULT, completed.result());
        } else if (end instanceof CallFailed failed && content().records(failed.error())) {
            span.setStatus(StatusCode.ERROR, content().cut(span, failed.error().text()));
        }
    }

    private void measure(CallEnded end) {
        Decision decision = end.decision();
        if (decision != null) {
            session.agent().enforcement().saw(decision.mode());
        }
        DurationAttributes durations = shape.durations();
        if (durations == null) {
            return;
        }
        session.instruments()
                .toolDuration()
                .record(
                        Instruments.seconds(end.durationNanos()),
                        durations.of(decision, errorType(end), denialKind(end)),
                        inside);
    }

    private @Nullable String errorType(CallEnded end) {
        if (end instanceof CallFailed failed) {
            return failed.errorType();
        }
        return end instanceof CallDenied ? AgentOpsAttributes.DENIED : insideError();
    }

    private static @Nullable String denialKind(CallEnded end) {
        return end instanceof CallDenied denied ? denied.denial().kind().label() : null;
    }
}
