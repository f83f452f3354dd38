package dev.agentops.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** The span of an MCP operation: its own, or that of the tool call that it carries out. */
sealed interface McpSpan {
    /** Where it is described. */
    Span span();

    /** The operation ended. */
    void end(@Nullable String errorType);

    /** A span for the operation alone. */
    record Own(Span span, Instruments instruments) implements McpSpan {
        @Override
        public void end(@Nullable String errorType) {
            try {
                if (errorType != null) {
                    span.setAttribute(GenAiAttributes.ERROR_TYPE, errorType);
                    span.setStatus(StatusCode.ERROR);
                }
            } finally {
                instruments.spanEnded();
                span.end();
            }
        }
    }

    /** The span of the call, which ends later. */
    record OfCall(CallSpan call) implements McpSpan {
        @Override
        public Span span() {
            return call.ownSpan();
        }

        @Override
        public void end(@Nullable String errorType) {
            if (errorType != null) {
                call.failedInside(errorType);
            }
        }
    }
}
