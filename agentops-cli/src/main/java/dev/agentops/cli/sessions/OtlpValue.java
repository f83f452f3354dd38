package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The {@code AnyValue} of OTLP in JSON as plain JSON. 64-bit integers are texts or numbers there. */
final class OtlpValue {

    private OtlpValue() {}

    /** The plain value; missing for an empty or unknown one. */
    static JsonNode plain(JsonNode anyValue) {
        for (String kind : new String[] {"stringValue", "boolValue", "doubleValue", "bytesValue"}) {
            if (anyValue.has(kind)) {
                return anyValue.get(kind);
            }
        }
        if (anyValue.has("intValue")) {
            return integer(anyValue.get("intValue"));
        }
        if (anyValue.has("arrayValue")) {
            return array(anyValue.get("arrayValue"));
        }
        return anyValue.has("kvlistValue")
                ? object(anyValue.get("kvlistValue").path("values"))
                : JsonNodeFactory.instance.missingNode();
    }

    /** A list of keys and values as an object; of equal keys the last one counts. */
    static ObjectNode object(JsonNode keyValues) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (JsonNode keyValue : keyValues) {
            JsonNode value = plain(keyValue.path("value"));
            object.set(
                    keyValue.path("key").asText(), value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
        }
        return object;
    }

    /** A 64-bit integer, 0 when it is none. */
    static long number(JsonNode node) {
        return integer(node).asLong(0);
    }

    private static JsonNode integer(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        try {
            return LongNode.valueOf(Long.parseLong(node.textValue()));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(node.textValue());
        }
    }

    private static ArrayNode array(JsonNode arrayValue) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : arrayValue.path("values")) {
            JsonNode value = plain(element);
            array.add(value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
        }
        return array;
    }
}
