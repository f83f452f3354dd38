package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts of user messages from {@code gen_ai.input.messages}, which is JSON text or a structured value. */
final class UserMessages {

    private UserMessages() {}

    static List<String> read(JsonNode attribute, SessionJson json) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : attribute.isTextual() ? parse(attribute.textValue(), json) : attribute) {
            if (Json.text(message.path("role")).equals("user")) {
                texts.add(Json.content(message.path(message.has("parts") ? "parts" : "content")));
            }
        }
        return texts;
    }

    private static JsonNode parse(String text, SessionJson json) {
        try (JsonParser parser = json.parser(text)) {
            Budget budget = new Budget(SessionLimits.defaults());
            JsonNode tree = parser.nextToken() == null
                    ? JsonNodeFactory.instance.arrayNode()
                    : new BoundedTree(json, new JsonCursor(parser, 0), budget).read();
            return budget.refused() ? JsonNodeFactory.instance.arrayNode() : tree;
        } catch (IOException e) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }
}
