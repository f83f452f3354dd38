package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the agent's calls of one message; a call with missing parts is kept, so that the pipeline judges it.
 *
 * @param dialect the format's rules
 * @param problems where missing parts are told
 * @param at where the session starts
 * @param pointer the message
 */
record CallReader(ChatDialect dialect, Problems problems, Position at, String pointer) {

    List<PendingCall> agentCalls(JsonNode message, String role, Optional<Instant> time) {
        List<PendingCall> calls = new ArrayList<>();
        JsonNode recorded = message.path("tool_calls");
        if (!recorded.isArray() && !recorded.isNull() && !recorded.isMissingNode()) {
            warn("/tool_calls", "tool_calls is not an array, its calls are lost");
        }
        for (int i = 0; recorded.isArray() && i < recorded.size(); i++) {
            addCall(calls, recorded.get(i), role, "/tool_calls/" + i, time);
        }
        JsonNode single = message.path("function_call");
        if (single.isObject()) {
            addCall(calls, single, role, "/function_call", time);
        }
        return calls;
    }

    private void addCall(List<PendingCall> calls, JsonNode call, String role, String place, Optional<Instant> time) {
        if (!call.isObject()) {
            warn(place, "a tool call is not an object, it is lost");
        } else if (dialect.isAgents(call, role)) {
            calls.add(read(call, place, time));
        }
    }

    private PendingCall read(JsonNode call, String place, Optional<Instant> time) {
        JsonNode function = call.path("function").isObject() ? call.path("function") : call;
        String name = Json.text(function.path("name"));
        if (name.isEmpty()) {
            warn(place, "a tool call without a name, kept as " + RecordedToolCall.UNNAMED);
        }
        return new PendingCall(
                Json.text(call.path("id")),
                name.isEmpty() ? RecordedToolCall.UNNAMED : name,
                Json.arguments(function.path("arguments")),
                time);
    }

    private void warn(String place, String message) {
        problems.warning(at, pointer + place, message, "correct the recording");
    }
}
