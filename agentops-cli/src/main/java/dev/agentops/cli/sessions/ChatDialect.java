package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the chat formats differ: whose call it is, which call a result answers, and what marks a failed one. */
enum ChatDialect {
    /**
     * OpenAI chat messages, also of tau-bench. Every recorded call is the agent's. The format has no mark for a failed
     * call: a result that starts with {@code Error} failed, as in tau-bench, or one marked {@code error} or
     * {@code is_error}.
     */
    OPENAI {
        @Override
        boolean isAgents(JsonNode call, String role) {
            return true;
        }

        @Override
        String answeredId(JsonNode result) {
            return Json.text(result.path("tool_call_id"));
        }

        @Override
        boolean failed(JsonNode result, String text) {
            return text.startsWith("Error") || isTrue(result, "error") || isTrue(result, "is_error");
        }
    },

    /** Messages of tau2-bench: the simulated user calls tools too, told apart by {@code requestor}. */
    TAU2 {
        @Override
        boolean isAgents(JsonNode call, String role) {
            String requestor = Json.text(call.path("requestor"));
            return requestor.isEmpty() ? !role.equals("user") : requestor.equals("assistant");
        }

        @Override
        String answeredId(JsonNode result) {
            return Json.text(result.path("id"));
        }

        @Override
        boolean failed(JsonNode result, String text) {
            return isTrue(result, "error");
        }
    };

    /** Whether a call, or the call that a result answers, is the agent's. */
    abstract boolean isAgents(JsonNode callOrResult, String role);

    /** The id of the call that a result answers, empty when it has none. */
    abstract String answeredId(JsonNode result);

    abstract boolean failed(JsonNode result, String text);

    private static boolean isTrue(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }
}
