package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.agentops.content.TerminalText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;

/**
 * Reads one JSON value into a tree within a {@link Budget}.
 *
 * <p>Tool arguments that are objects or arrays become their JSON text, token by token, so that duplicate keys and the
 * spelling of numbers reach the pipeline. When the budget is spent the rest of the value is passed over, so that the next
 * session can be read.
 */
final class BoundedTree {

    private static final int LONG_DIGITS = 18;
    private static final Set<String> KEPT_AS_TEXT = Set.of("arguments", "kwargs");
    /** The source's own copy of a message, larger than the message. */
    private static final Set<String> PASSED_OVER = Set.of("raw_data");

    private final SessionJson json;
    private final JsonCursor cursor;
    private final JsonParser parser;
    private final Budget budget;

    BoundedTree(SessionJson json, JsonCursor cursor, Budget budget) {
        this.json = json;
        this.cursor = cursor;
        this.parser = cursor.parser();
        this.budget = budget;
    }

    /** The value on whose first token the parser stands; incomplete when the budget refuses. */
    JsonNode read() throws IOException {
        return value(1);
    }

    private JsonNode value(int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> entered(depth) ? object(depth) : passedOver();
            case START_ARRAY -> entered(depth) ? array(depth) : passedOver();
            default -> budget.refused() ? NullNode.getInstance() : scalar();
        };
    }

    private boolean entered(int depth) {
        budget.checkDepth(depth, cursor);
        budget.spendValue(0, cursor);
        return !budget.refused();
    }

    private JsonNode passedOver() throws IOException {
        parser.skipChildren();
        return NullNode.getInstance();
    }

    private ObjectNode object(int depth) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            budget.spendValue(name.length(), cursor);
            if (object.has(name)) {
                budget.refuse(
                        "the name \"" + TerminalText.excerpt(name, 40) + "\" stands twice in one object",
                        cursor.tokenStart());
            }
            parser.nextToken();
            if (PASSED_OVER.contains(name) || budget.refused()) {
                parser.skipChildren();
            } else {
                object.set(name, member(name, depth));
            }
        }
        return object;
    }

    private JsonNode member(String name, int depth) throws IOException {
        return KEPT_AS_TEXT.contains(name) && parser.currentToken().isStructStart()
                ? TextNode.valueOf(text())
                : value(depth + 1);
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = value(depth + 1);
            if (!budget.refused()) {
                array.add(element);
            }
        }
        return array;
    }

    private JsonNode scalar() throws IOException {
        String text = parser.getText();
        budget.spendValue(text.length(), cursor);
        return switch (parser.currentToken()) {
            case VALUE_STRING -> TextNode.valueOf(text);
            case VALUE_NUMBER_INT ->
                text.length() <= LONG_DIGITS
                        ? LongNode.valueOf(parser.getLongValue())
                        : DoubleNode.valueOf(parser.getDoubleValue());
            case VALUE_NUMBER_FLOAT -> DoubleNode.valueOf(parser.getDoubleValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    private String text() throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = json.factory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            int open = 0;
            do {
                JsonToken token = parser.currentToken();
                open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                copy(token, generator);
            } while (open > 0 && parser.nextToken() != null);
        }
        return out.toString();
    }

    private void copy(JsonToken token, JsonGenerator generator) throws IOException {
        if (budget.refused()) {
            return;
        }
        budget.spendValue(parser.getTextLength(), cursor);
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
            default -> generator.copyCurrentEvent(parser);
        }
    }
}
