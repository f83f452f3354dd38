package dev.agentops.tool;

import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Which arguments a tool takes.
 *
 * <p>Implementations are thread-safe, take time linear in the size of the arguments, and never change with the outside
 * world. A schema that throws refuses the call.
 */
@FunctionalInterface
public interface ToolSchema {
    /**
     * Finds everything that is wrong.
     *
     * @param arguments the frozen arguments
     * @return the problems in a stable order, empty when the arguments are valid
     */
    List<ArgumentProblem> validate(JsonObject arguments);

    /** Accepts every object: for tools of which no schema is known. */
    static ToolSchema any() {
        return AnySchema.INSTANCE;
    }

    /** Demands that several accept; of none, {@link #any}; of one, that one. */
    static ToolSchema composite(List<ToolSchema> schemas) {
        List<ToolSchema> all = List.copyOf(schemas);
        return switch (all.size()) {
            case 0 -> any();
            case 1 -> all.get(0);
            default ->
                arguments -> {
                    List<ArgumentProblem> problems = new ArrayList<>();
                    all.forEach(schema -> problems.addAll(schema.validate(arguments)));
                    return problems;
                };
        };
    }
}
