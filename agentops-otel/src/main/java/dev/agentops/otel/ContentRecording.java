package dev.agentops.otel;

import dev.agentops.content.Content;
import dev.agentops.json.Json;
import dev.agentops.json.JsonLimits;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Content on spans: none unless opted in, redacted by the kernel, and cut to a longest length. */
record ContentRecording(boolean enabled, int longest) {
    private static final JsonLimits UNLIMITED = new JsonLimits(16, Integer.MAX_VALUE, 16);

    boolean records(Content content) {
        return enabled && content.isRecorded();
    }

    void set(Span span, AttributeKey<String> key, Content content) {
        if (records(content)) {
            span.setAttribute(key, cut(span, content.text()));
        }
    }

    /** By the conventions' schema of messages: a list of messages, each of parts. */
    void setMessage(Span span, AttributeKey<String> key, String role, Content content) {
        if (records(content)) {
            span.setAttribute(key, message(role, cut(span, content.text())));
        }
    }

    String cut(Span span, String text) {
        if (text.length() > longest) {
            span.setAttribute(AgentOpsAttributes.CONTENT_TRUNCATED, true);
        }
        return BoundedText.cut(text, longest);
    }

    private static String message(String role, String text) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("parts", List.of(part(text)));
        if (role.equals("assistant")) {
            message.put("finish_reason", "stop");
        }
        List<Object> messages = new ArrayList<>();
        messages.add(message);
        return Json.write(Json.freeze(messages, UNLIMITED));
    }

    private static Map<String, Object> part(String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "text");
        part.put("content", text);
        return part;
    }
}
