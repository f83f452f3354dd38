package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;

/** Lenient access to the values of a recorded JSON tree: what has another type counts as absent. */
final class Json {

    private Json() {}

    /** The text, or empty. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    /** A text or an integer as text. */
    static Optional<String> id(JsonNode node) {
        return node.isIntegralNumber() ? Optional.of(node.asText()) : nonEmpty(text(node));
    }

    static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static OptionalDouble number(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? OptionalDouble.of(node.doubleValue())
                : OptionalDouble.empty();
    }

    /** The text of message content: a string, or the texts of its parts one below the other. */
    static String content(JsonNode node) {
        if (node.isArray()) {
            StringBuilder out = new StringBuilder();
            node.forEach(part -> append(out, part));
            return out.toString();
        }
        return node.isMissingNode() || node.isNull() ? "" : node.isTextual() ? node.textValue() : node.toString();
    }

    private static void append(StringBuilder out, JsonNode part) {
        String text = part.isTextual() ? part.textValue() : text(part.path("text"));
        String shown = text.isEmpty() ? text(part.path("content")) : text;
        out.append(out.isEmpty() || shown.isEmpty() ? "" : "\n").append(shown);
    }

    /** Tool arguments as JSON text: a text as it is, none as the empty object. */
    static String arguments(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "{}" : node.isTextual() ? node.textValue() : node.toString();
    }
}
