package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How arguments and results become types. */
interface ArgumentTyping {
    /** To be called once, before {@link #types}. */
    void begin(McpToolDescriptions tools);

    /**
     * The records of a tool.
     *
     * @param name the tool's name in the schema
     */
    Types types(String name, ToolShape tool);

    /**
     * Two records.
     *
     * @param output empty when results are not wanted
     */
    record Types(ObjectNode input, ObjectNode output) {}
}
