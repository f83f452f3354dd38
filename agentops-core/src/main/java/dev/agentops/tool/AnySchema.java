package dev.agentops.tool;

import dev.agentops.json.JsonObject;
import java.util.List;

/** The schema that every object matches. */
enum AnySchema implements ToolSchema {
    INSTANCE;

    @Override
    public List<ArgumentProblem> validate(JsonObject arguments) {
        return List.of();
    }
}
