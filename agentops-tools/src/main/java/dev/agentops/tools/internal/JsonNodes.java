package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Copies frozen values into the tree that the general validator reads. */
final class JsonNodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonNodes() {}

    static JsonNode of(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            ObjectNode node = NODES.objectNode();
            object.forEach((name, member) -> node.set(name, of(member)));
            return node;
        }
        if (value instanceof JsonArray array) {
            ArrayNode node = NODES.arrayNode(array.size());
            array.forEach(element -> node.add(of(element)));
            return node;
        }
        return scalar(value);
    }

    private static JsonNode scalar(@Nullable Object value) {
        if (value instanceof String text) {
            return NODES.stringNode(text);
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value instanceof BigDecimal decimal) {
            return NODES.numberNode(decimal);
        }
        if (value instanceof BigInteger integer) {
            return NODES.numberNode(integer);
        }
        return value instanceof Long number ? NODES.numberNode(number.longValue()) : NODES.nullNode();
    }
}
