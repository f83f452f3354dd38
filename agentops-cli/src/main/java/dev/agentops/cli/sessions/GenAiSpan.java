package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A span of the GenAI semantic conventions, as far as a session is made of it.
 *
 * @param operation what it records
 * @param conversation {@code gen_ai.conversation.id}, else {@code session.id}, else empty
 * @param traceId trace, in hexadecimal
 * @param spanId span, in hexadecimal
 * @param parentSpanId parent, empty for a root
 * @param agent {@code gen_ai.agent.name}, if any
 * @param userMessages texts of the user messages in {@code gen_ai.input.messages}, in order
 * @param userSpoke false for a turn that a replay marks as one before the first user message
 * @param tool the call, for {@link Operation#EXECUTE_TOOL}
 * @param startNanos start since the epoch
 * @param endNanos end since the epoch
 */
record GenAiSpan(
        Operation operation,
        String conversation,
        String traceId,
        String spanId,
        String parentSpanId,
        Optional<String> agent,
        List<String> userMessages,
        boolean userSpoke,
        Optional<ToolSpan> tool,
        long startNanos,
        long endNanos) {

    private static final int MAX_ID = 256;

    private static final String DENIAL = "agentops.denial.kind";
    private static final String SILENT_TURN = "agentops.replay.silent_turn";

    /** The operations that make a session. */
    enum Operation {
        INVOKE_AGENT,
        EXECUTE_TOOL,
        CHAT;

        static Optional<Operation> of(String name) {
            return switch (name) {
                case "invoke_agent" -> Optional.of(INVOKE_AGENT);
                case "execute_tool" -> Optional.of(EXECUTE_TOOL);
                case "chat", "generate_content" -> Optional.of(CHAT);
                default -> Optional.empty();
            };
        }
    }

    /**
     * The tool call that a span records.
     *
     * @param contentRecorded whether the span has the arguments
     */
    record ToolSpan(
            String name,
            String callId,
            String argumentsJson,
            boolean contentRecorded,
            Optional<String> result,
            boolean failed) {

        private long size() {
            return (long) name.length()
                    + callId.length()
                    + argumentsJson.length()
                    + result.map(String::length).orElse(0);
        }
    }

    /** Characters kept of it and of its own fields. */
    long size() {
        long messages = userMessages.stream()
                .mapToLong(text -> text.length() + SessionLimits.VALUE_COST)
                .sum();
        int fields = 10 * SessionLimits.VALUE_COST;
        return fields
                + conversation.length()
                + messages
                + tool.map(ToolSpan::size).orElse(0L);
    }

    static Optional<GenAiSpan> read(JsonNode span, SessionJson json) {
        JsonNode attributes = OtlpValue.object(span.path("attributes"));
        return Operation.of(Json.text(attributes.path("gen_ai.operation.name")))
                .map(operation -> read(operation, span, attributes, json));
    }

    private static GenAiSpan read(Operation operation, JsonNode span, JsonNode attributes, SessionJson json) {
        boolean isTool = operation == Operation.EXECUTE_TOOL;
        return new GenAiSpan(
                operation,
                conversation(attributes),
                bounded(Json.text(span.path("traceId"))),
                bounded(Json.text(span.path("spanId"))),
                bounded(Json.text(span.path("parentSpanId"))),
                Json.nonEmpty(bounded(Json.text(attributes.path("gen_ai.agent.name")))),
                isTool ? List.of() : UserMessages.read(attributes.path("gen_ai.input.messages"), json),
                !attributes.path(SILENT_TURN).asBoolean(),
                isTool ? Optional.of(tool(span, attributes)) : Optional.empty(),
                OtlpValue.number(span.path("startTimeUnixNano")),
                OtlpValue.number(span.path("endTimeUnixNano")));
    }

    private static String conversation(JsonNode attributes) {
        String id = Json.text(attributes.path("gen_ai.conversation.id"));
        return bounded(id.isEmpty() ? Json.text(attributes.path("session.id")) : id);
    }

    /** The same text, or for one that no exporter writes its start and a digest: ids are kept for the whole file. */
    private static String bounded(String id) {
        return id.length() <= MAX_ID ? id : id.substring(0, MAX_ID / 2) + "-" + FileNames.digest(id);
    }

    private static ToolSpan tool(JsonNode span, JsonNode attributes) {
        JsonNode arguments = attributes.path("gen_ai.tool.call.arguments");
        JsonNode result = result(span, attributes);
        return new ToolSpan(
                toolName(span, attributes),
                Json.text(attributes.path("gen_ai.tool.call.id")),
                Json.arguments(arguments),
                !arguments.isMissingNode(),
                result.isMissingNode() ? Optional.empty() : Optional.of(Json.content(result)),
                failed(span, attributes));
    }

    /** A call that was denied did not fail: its tool never ran. */
    private static boolean failed(JsonNode span, JsonNode attributes) {
        boolean error =
                attributes.has("error.type") || isError(span.path("status").path("code"));
        return error && !attributes.has(DENIAL);
    }

    /** A failed call has the tool's words, where they were recorded, in its status. */
    private static JsonNode result(JsonNode span, JsonNode attributes) {
        JsonNode result = attributes.path("gen_ai.tool.call.result");
        return result.isMissingNode() && failed(span, attributes)
                ? span.path("status").path("message")
                : result;
    }

    private static String toolName(JsonNode span, JsonNode attributes) {
        String requested = Json.text(attributes.path("agentops.requested_name"));
        return requested.isEmpty() ? registeredName(span, attributes) : requested;
    }

    private static String registeredName(JsonNode span, JsonNode attributes) {
        String name = Json.text(attributes.path("gen_ai.tool.name"));
        String spanName = Json.text(span.path("name"));
        if (name.isEmpty() && spanName.startsWith("execute_tool ")) {
            return spanName.substring("execute_tool ".length());
        }
        return name.isEmpty() ? RecordedToolCall.UNNAMED : name;
    }

    private static boolean isError(JsonNode code) {
        return code.asInt(0) == 2 || Json.text(code).equals("STATUS_CODE_ERROR");
    }
}
