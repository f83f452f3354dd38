package dev.agentops.policy.mcp;

import dev.agentops.policy.mcp.ValueShape.Member;
import java.util.List;
import java.util.Map;

/**
 * A tool, as far as a Cedar schema can tell.
 *
 * @param input its arguments
 * @param output its structured result
 * @param definitions shapes that both refer to
 */
record ToolShape(String name, Parameters input, Parameters output, Map<String, ValueShape> definitions) {
    ToolShape {
        definitions = Map.copyOf(definitions);
    }

    /**
     * Arguments or result.
     *
     * @param definitions shapes that the members refer to
     * @param unsaid what the schema says and the members do not
     */
    record Parameters(List<Member> members, Map<String, ValueShape> definitions, List<String> unsaid) {
        static final Parameters NONE = new Parameters(List.of(), Map.of(), List.of());

        Parameters {
            members = List.copyOf(members);
            definitions = Map.copyOf(definitions);
            unsaid = List.copyOf(unsaid);
        }
    }
}
