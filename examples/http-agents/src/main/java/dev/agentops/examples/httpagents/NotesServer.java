package dev.agentops.examples.httpagents;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.memory.AgentMemory;
import dev.agentops.memory.MemoryRecord;
import dev.agentops.memory.RecordHit;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.tool.ToolFailedException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers MCP-style messages from the memory of the session that is current. */
final class NotesServer {
    static final String NOTES = "notes";

    private static final int MOST_HITS = 3;

    private final AgentOps ops;
    private final AgentMemory memory;
    private final OpenTelemetryPropagation propagation;
    private final Tracer tracer;

    NotesServer(AgentOps ops, AgentMemory memory, OpenTelemetryPropagation propagation, Tracer tracer) {
        this.ops = ops;
        this.memory = memory;
        this.propagation = propagation;
        this.tracer = tracer;
    }

    /** Keeps what an actor asked, so that there is something to find. */
    void remember(AgentSession session, String text) {
        memory.of(session).put(NOTES, "last-question", text);
    }

    /** Handles one message, in a server span below the client that sent it. */
    @SuppressWarnings("try") // a scope is closed, not used
    Object handle(Map<String, ?> message) {
        Map<?, ?> params = object(message.get("params"));
        try (Scope incoming =
                propagation.extractMetadata(texts(params.get("_meta"))).makeCurrent()) {
            Span span = tracer.spanBuilder("tools/call search_notes")
                    .setSpanKind(SpanKind.SERVER)
                    .setAttribute("mcp.method.name", "tools/call")
                    .setAttribute("gen_ai.tool.name", "search_notes")
                    .setAttribute("gen_ai.operation.name", "execute_tool")
                    .startSpan();
            try (Scope scope = span.makeCurrent()) {
                return search(object(params.get("arguments")).get("text"));
            } catch (RuntimeException failure) {
                span.setAttribute("error.type", failure.getClass().getName());
                span.setStatus(StatusCode.ERROR);
                throw failure;
            } finally {
                span.end();
            }
        }
    }

    private List<String> search(@Nullable Object text) {
        if (!(text instanceof String query)) {
            throw new ToolFailedException("The argument text is missing.");
        }
        return memory.of(ops.currentSession()).search(NOTES, query, MOST_HITS).stream()
                .map(RecordHit::record)
                .map(MemoryRecord::text)
                .toList();
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    @SuppressWarnings("unchecked") // what is read of it is looked at for its type
    private static Map<String, ?> texts(@Nullable Object meta) {
        return (Map<String, ?>) object(meta);
    }
}
