package dev.agentops.policy.mcp;

import dev.agentops.policy.mcp.ScopedShape.Scope;
import java.util.List;
import java.util.Map;

/**
 * The types that arguments have when this library decides on them: objects are records, numbers decimals, choices texts. A type
 * accepts what the tool's own schema accepts; where Cedar has no such type the argument is left out, which denies the calls that
 * bring it, and is told.
 */
final class PlainTyping implements ArgumentTyping {
    private static final String INPUT = "input";

    private final SchemaWarnings warnings = new SchemaWarnings();
    private Scope shared = new Scope(Map.of(), null);

    List<String> warnings() {
        return warnings.all();
    }

    @Override
    public void begin(McpToolDescriptions tools) {
        shared = new Scope(tools.definitions(), null);
    }

    @Override
    public Types types(String name, ToolShape tool) {
        Scope scope = new Scope(tool.input().definitions(), new Scope(tool.definitions(), shared));
        tool.input().unsaid().forEach(unsaid -> warnings.add(tool.name(), INPUT, unsaid));
        PlainRecord input = new PlainRecord(tool.name(), warnings);
        return new Types(input.of(INPUT, tool.input().members(), scope), TypeNodes.record());
    }
}
