package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the trajectory that a task's author expects. */
final class ExpectedCalls {

    private ExpectedCalls() {}

    /** The actions of the agent; empty when the recording has no such list. */
    static Optional<List<ExpectedCall>> read(JsonNode actions, String argumentsField) {
        if (!actions.isArray()) {
            return Optional.empty();
        }
        List<ExpectedCall> calls = new ArrayList<>();
        for (JsonNode action : actions) {
            String name = Json.text(action.path("name"));
            if (!name.isEmpty() && ChatDialect.TAU2.isAgents(action, "assistant")) {
                calls.add(new ExpectedCall(name, Json.arguments(action.path(argumentsField))));
            }
        }
        return Optional.of(calls);
    }
}
