package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tau2 file says about all its simulations: domain, agent, and the expected calls of each task, of which no more is
 * kept than one session may be large.
 */
final class Tau2Tasks implements SessionJson.RootVisitor {

    private final FileContext context;
    private final Budget kept;
    private final Map<String, List<ExpectedCall>> expected = new HashMap<>();
    private Optional<String> domain = Optional.empty();
    private Optional<String> agent = Optional.empty();

    Tau2Tasks(FileContext context) {
        this.context = context;
        this.kept = new Budget(context.limits());
    }

    Optional<List<ExpectedCall>> expected(String taskId) {
        return Optional.ofNullable(expected.get(taskId));
    }

    Optional<String> domain() {
        return domain;
    }

    Optional<String> agent() {
        return agent;
    }

    @Override
    public void root(JsonCursor cursor) throws IOException {
        JsonParser parser = cursor.parser();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field(cursor, name);
        }
    }

    private void field(JsonCursor cursor, String name) throws IOException {
        switch (name) {
            case "info" -> info(tree(cursor));
            case "tasks" -> tasks(cursor);
            default -> cursor.parser().skipChildren();
        }
    }

    private void info(JsonNode info) {
        domain = Json.nonEmpty(Json.text(info.path("environment_info").path("domain_name")));
        JsonNode about = info.path("agent_info");
        agent = Json.nonEmpty(Json.text(about.path("llm")))
                .or(() -> Json.nonEmpty(Json.text(about.path("implementation"))));
    }

    private void tasks(JsonCursor cursor) throws IOException {
        if (cursor.parser().currentToken() != JsonToken.START_ARRAY) {
            cursor.parser().skipChildren();
            return;
        }
        while (cursor.parser().nextToken() != JsonToken.END_ARRAY) {
            task(tree(cursor), cursor.reached());
        }
    }

    private void task(JsonNode task, Position at) {
        Optional<String> id = Json.id(task.path("id"));
        ExpectedCalls.read(task.path("evaluation_criteria").path("actions"), "arguments")
                .ifPresent(calls -> id.ifPresent(key -> keep(key, calls, at)));
    }

    private void keep(String id, List<ExpectedCall> calls, Position at) {
        long size = calls.stream()
                .mapToLong(call -> call.name().length() + call.argumentsJson().length() + SessionLimits.VALUE_COST)
                .sum();
        boolean complete = !kept.refused();
        kept.spend(size + id.length() + SessionLimits.VALUE_COST, at);
        if (!kept.refused()) {
            expected.put(id, calls);
        } else if (complete) {
            context.problems()
                    .warning(
                            at,
                            "/tasks",
                            "the expected calls of this and the following tasks are too large to keep",
                            "split the file");
        }
    }

    private JsonNode tree(JsonCursor cursor) throws IOException {
        return new BoundedTree(context.json(), cursor, new Budget(context.limits())).read();
    }
}
