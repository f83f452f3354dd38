package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.content.TerminalText;
import java.io.IOException;

/**
 * Reads the formats {@code openai-chat} and {@code tau-bench}.
 *
 * <p>Each value tells what it is: an object with {@code traj} or {@code messages} is a session, an array within an array a
 * session of its messages, an object with {@code role} a message of the session that its array, or else the file, makes
 * up. A session of which a part cannot be parsed is not delivered, except that in JSON lines of messages only the
 * malformed message is missing.
 */
final class ChatSessionReader implements SessionJson.RootVisitor {

    private final FileContext context;
    private final ChatSessionMapper mapper;
    private final LooseMessages fileMessages;

    ChatSessionReader(FileContext context, ChatSessionMapper mapper) {
        this.context = context;
        this.mapper = mapper;
        this.fileMessages = new LooseMessages(context, mapper);
    }

    void read() {
        context.visit(this);
        fileMessages.finish();
    }

    @Override
    public void root(JsonCursor cursor) throws IOException {
        if (cursor.parser().currentToken() == JsonToken.START_ARRAY) {
            array(cursor);
        } else {
            element(cursor, "", fileMessages);
        }
    }

    private void array(JsonCursor cursor) throws IOException {
        LooseMessages messages = new LooseMessages(context, mapper);
        for (int i = 0; cursor.parser().nextToken() != JsonToken.END_ARRAY; i++) {
            element(cursor, "/" + i, messages);
        }
        messages.finish();
    }

    private void element(JsonCursor cursor, String pointer, LooseMessages messages) throws IOException {
        Position at = cursor.tokenStart();
        Budget budget = new Budget(context.limits());
        JsonNode node = new BoundedTree(context.json(), cursor, budget).read();
        if (budget.refused()) {
            context.sink().source(at.line());
            budget.report(context.problems(), pointer);
        } else if (mapper.isSession(node)) {
            mapper.deliver(node, at, pointer);
        } else if (node.path("role").isTextual()) {
            messages.add(node, budget.spent(), at, pointer);
        } else {
            context.problems()
                    .error(
                            at,
                            pointer,
                            "neither a session nor a message: " + TerminalText.excerpt(node.toString(), 60),
                            "a session has an array \"messages\" or \"traj\", a message has a \"role\"");
        }
    }
}
