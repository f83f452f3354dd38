package dev.agentops.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads OTLP JSON lines, each an {@code ExportTraceServiceRequest}. Not thread-safe; for one use. */
final class TraceReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ERROR = 2;

    private final List<TracedSpan> spans = new ArrayList<>();
    private List<String> infrastructure = List.of();
    private int lost;

    TraceReader(int lost) {
        this.lost = lost;
    }

    SessionTrace read(String lines) {
        lines.lines().forEach(this::line);
        return new SessionTrace(spans, infrastructure, lost);
    }

    private void line(String line) {
        try {
            for (JsonNode resource : MAPPER.readTree(line).path("resourceSpans")) {
                resource(resource);
            }
        } catch (JsonProcessingException | NumberFormatException notOtlp) {
            lost++;
        }
    }

    private void resource(JsonNode resource) {
        infrastructure = OtlpAttributes.lines(resource.path("resource").path("attributes"));
        for (JsonNode scope : resource.path("scopeSpans")) {
            for (JsonNode span : scope.path("spans")) {
                spans.add(span(scope.path("scope").path("name").asText(), span));
            }
        }
    }

    private static TracedSpan span(String scope, JsonNode span) {
        return new TracedSpan(
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(),
                span.path("name").asText(),
                Long.parseLong(span.path("startTimeUnixNano").asText()),
                Long.parseLong(span.path("endTimeUnixNano").asText()),
                span.path("status").path("code").asInt() == ERROR,
                Layer.of(scope, span.path("attributes")));
    }
}
