package dev.agentops.policy.mcp;

/** Short ways to describe tools in tests. */
final class Described {
    static final String STUB = """
            namespace Desk {
                @mcp_principal
                entity Person;

                @mcp_resource
                entity Server;

                @mcp_context("call")
                type Call = { at: datetime };

                @mcp_action
                action any_tool;
            }
            """;

    private Described() {}

    /** Tools with one argument {@code x} each. */
    static McpToolDescriptions argument(String schema, String... tools) {
        StringBuilder all = new StringBuilder();
        for (String tool : tools.length == 0 ? new String[] {"act"} : tools) {
            all.append(all.isEmpty() ? "" : ",").append(tool(tool, "\"x\": " + schema));
        }
        return tools(all.toString());
    }

    static String tool(String name, String properties) {
        return "{\"name\": \"" + name + "\", \"inputSchema\": {\"type\": \"object\", \"properties\": {" + properties
                + "}}}";
    }

    static McpToolDescriptions tools(String tools) {
        return McpToolDescriptions.parse("tools.json", "{\"tools\": [" + tools + "]}");
    }

    static GeneratedSchema entities(McpToolDescriptions tools) {
        return CedarSchemaGenerator.stub(STUB).build().generate(tools);
    }

    static GeneratedSchema plain(McpToolDescriptions tools) {
        return CedarSchemaGenerator.standard().build().generate(tools);
    }
}
