package dev.agentops.otel;

import dev.agentops.event.EvaluationReported;
import dev.agentops.event.SpanReference;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** What evaluators say, as events in the trace of what they judged, even when that has long ended. Thread-safe. */
final class EvaluationEvents {
    private final Logger logger;
    private final ContentRecording content;

    EvaluationEvents(Logger logger, ContentRecording content) {
        this.logger = logger;
        this.content = content;
    }

    void emit(EvaluationReported event) {
        LogRecordBuilder log = logger.logRecordBuilder()
                .setEventName(GenAiAttributes.EVALUATION_RESULT)
                .setContext(contextOf(event))
                .setAttribute(GenAiAttributes.EVALUATION_NAME, event.evaluator())
                .setAttribute(AgentOpsAttributes.EVALUATION_LEVEL, event.level())
                .setAttribute(
                        GenAiAttributes.AGENT_NAME, event.session().agent().name())
                .setAttribute(
                        GenAiAttributes.CONVERSATION_ID, event.session().id().value())
                .setAttribute(GenAiAttributes.SESSION_ID, event.session().id().value());
        describe(log, event);
        log.emit();
    }

    private void describe(LogRecordBuilder log, EvaluationReported event) {
        if (event.score() != null) {
            log.setAttribute(GenAiAttributes.EVALUATION_SCORE, event.score());
        }
        if (event.label() != null) {
            log.setAttribute(GenAiAttributes.EVALUATION_LABEL, BoundedText.cut(event.label(), Instruments.LONGEST_ID));
        }
        if (event.responseId() != null) {
            log.setAttribute(GenAiAttributes.RESPONSE_ID, BoundedText.cut(event.responseId(), Instruments.LONGEST_ID));
        }
        if (event.errorType() != null) {
            log.setAttribute(GenAiAttributes.ERROR_TYPE, event.errorType());
        }
        if (content.records(event.explanation())) {
            explain(log, event.explanation().text());
        }
    }

    private void explain(LogRecordBuilder log, String explanation) {
        if (explanation.isEmpty()) {
            return;
        }
        log.setAttribute(GenAiAttributes.EVALUATION_EXPLANATION, BoundedText.cut(explanation, content.longest()));
        if (explanation.length() > content.longest()) {
            log.setAttribute(AgentOpsAttributes.CONTENT_TRUNCATED, true);
        }
    }

    /** The root when it was not recorded anywhere: what is current on the thread of an evaluator has nothing to do with it. */
    private static Context contextOf(EvaluationReported event) {
        SpanReference span = event.span();
        if (span == null) {
            return Context.root();
        }
        TraceFlags flags = span.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return Context.root()
                .with(Span.wrap(SpanContext.create(span.traceId(), span.spanId(), flags, TraceState.getDefault())));
    }
}
