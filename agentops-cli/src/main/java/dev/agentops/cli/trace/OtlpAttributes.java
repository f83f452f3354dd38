package dev.agentops.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** OTLP's lists of {@code KeyValue} in JSON. */
final class OtlpAttributes {
    private static final int MOST_LINES = 30;

    private OtlpAttributes() {}

    /** The text under a key, or empty. */
    static String text(JsonNode attributes, String key) {
        for (JsonNode attribute : attributes) {
            if (attribute.path("key").asText().equals(key)) {
                return attribute.path("value").path("stringValue").asText();
            }
        }
        return "";
    }

    static boolean has(JsonNode attributes, String... keys) {
        for (JsonNode attribute : attributes) {
            if (Arrays.asList(keys).contains(attribute.path("key").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The first attributes, each as {@code key=value}. */
    static List<String> lines(JsonNode attributes) {
        List<String> lines = new ArrayList<>();
        for (JsonNode attribute : attributes) {
            if (lines.size() < MOST_LINES) {
                lines.add(attribute.path("key").asText() + "=" + plain(attribute.path("value")));
            }
        }
        return lines;
    }

    private static String plain(JsonNode anyValue) {
        JsonNode value = anyValue.elements().hasNext() ? anyValue.elements().next() : anyValue;
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
