package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the format {@code tau2} in two passes, since {@code tasks} may stand on either side of {@code simulations}: the
 * first keeps what the file says about all simulations, the second reads one simulation after another.
 */
final class Tau2Reader implements SessionJson.RootVisitor {

    private final FileContext context;
    private final Tau2Tasks tasks;
    private final Customer customer;

    Tau2Reader(FileContext context) {
        this.context = context;
        this.tasks = new Tau2Tasks(context);
        this.customer = new Customer(context.json());
    }

    void read() {
        context.silent().visit(tasks);
        context.visit(this);
    }

    @Override
    public void root(JsonCursor cursor) throws IOException {
        JsonParser parser = cursor.parser();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean simulations = parser.currentName().equals("simulations");
            if (parser.nextToken() == JsonToken.START_ARRAY && simulations) {
                simulations(cursor);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void simulations(JsonCursor cursor) throws IOException {
        for (int i = 0; cursor.parser().nextToken() != JsonToken.END_ARRAY; i++) {
            simulation(cursor, "/simulations/" + i);
        }
    }

    private void simulation(JsonCursor cursor, String pointer) throws IOException {
        Position at = cursor.tokenStart();
        Budget budget = new Budget(context.limits());
        JsonNode node = new BoundedTree(context.json(), cursor, budget).read();
        SessionSource source = context.sink().source(at.line());
        if (budget.refused()) {
            budget.report(context.problems(), pointer);
        } else if (!node.path("messages").isArray()) {
            context.problems()
                    .error(
                            at,
                            pointer,
                            "a simulation without an array \"messages\"",
                            "record the simulation's messages");
        } else {
            deliver(node, source, at, pointer);
        }
    }

    private void deliver(JsonNode node, SessionSource source, Position at, String pointer) {
        Conversation conversation = new Conversation(ChatDialect.TAU2, context.problems());
        conversation.addAll(node.path("messages"), at, pointer + "/messages");
        List<RecordedMessage> messages = conversation.messages();
        Optional<List<ExpectedCall>> expected = Json.id(node.path("task_id")).flatMap(tasks::expected);
        RecordedUser user = customer.of(source, messages, expected.orElse(List.of()));
        context.sink().deliver(RecordedSession.of(source, user, messages, facts(node, expected)));
    }

    private RecordedFacts facts(JsonNode node, Optional<List<ExpectedCall>> expected) {
        return new RecordedFacts(
                Json.id(node.path("id")),
                tasks.domain(),
                tasks.agent(),
                expected,
                Json.number(node.path("reward_info").path("reward")),
                Json.number(node.path("agent_cost")),
                RecordedTimes.read(node.path("start_time")),
                RecordedTimes.read(node.path("end_time")));
    }
}
