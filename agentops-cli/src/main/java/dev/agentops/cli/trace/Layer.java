package dev.agentops.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The part of a system that a span tells about. Infrastructure has no spans: it is in the attributes of the resource. */
public enum Layer {
    /** Turns, tool calls, plans, workflows. */
    AGENT,
    /** What the agent uses: memory, MCP, other agents over A2A, guardrails. */
    SERVICES,
    /** The spans of anybody else. */
    APPLICATION;

    private static final String OWN_SCOPE = "dev.agentops";

    /** Its name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A protocol's span may name an operation of the agent too, so the protocol is asked first. */
    static Layer of(String scope, JsonNode attributes) {
        String operation = OtlpAttributes.text(attributes, "gen_ai.operation.name");
        if (isService(operation) || OtlpAttributes.has(attributes, "mcp.method.name", "a2a.method.name")) {
            return SERVICES;
        }
        return operation.isEmpty() && !scope.equals(OWN_SCOPE) ? APPLICATION : AGENT;
    }

    private static boolean isService(String operation) {
        return operation.equals("run_guardrail") || operation.endsWith("_memory");
    }
}
