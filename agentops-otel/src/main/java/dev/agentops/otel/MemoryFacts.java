package dev.agentops.otel;

import dev.agentops.tool.CallFact;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/** What a memory says about an access to it, by the names of the conventions. */
final class MemoryFacts {
    private MemoryFacts() {}

    static void set(Span span, ContentRecording content, CallFact fact, Object value) {
        if (!span.isRecording() || (fact.isContent() && !content.enabled())) {
            return;
        }
        switch (fact) {
            case MEMORY_STORE -> set(span, content, GenAiAttributes.MEMORY_STORE_ID, value);
            case MEMORY_RECORD_ID -> set(span, content, GenAiAttributes.MEMORY_RECORD_ID, value);
            case MEMORY_QUERY -> set(span, content, GenAiAttributes.MEMORY_QUERY_TEXT, value);
            case MEMORY_RECORD_COUNT -> {
                if (value instanceof Long count) {
                    span.setAttribute(GenAiAttributes.MEMORY_RECORD_COUNT, count);
                }
            }
        }
    }

    private static void set(Span span, ContentRecording content, AttributeKey<String> key, Object value) {
        span.setAttribute(key, content.cut(span, value.toString()));
    }
}
