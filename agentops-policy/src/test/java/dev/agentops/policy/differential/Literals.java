package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes a value in its JSON form as a literal of the language. */
final class Literals {
    private Literals() {}

    static String text(JsonNode value) {
        if (value.has("__entity")) {
            JsonNode uid = value.path("__entity");
            return uid.path("type").textValue() + "::" + quoted(uid.path("id").textValue());
        } else if (value.has("__extn")) {
            JsonNode call = value.path("__extn");
            return call.path("fn").textValue() + "(" + quoted(call.path("arg").textValue()) + ")";
        } else if (value.isObject()) {
            List<String> members = new ArrayList<>();
            value.properties().forEach(member -> members.add(quoted(member.getKey()) + ": " + text(member.getValue())));
            return "{" + String.join(", ", members) + "}";
        } else if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(text(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        return simple(value);
    }

    /** A negative number stands in parentheses, so that a method can follow it. */
    private static String simple(JsonNode value) {
        if (value.isTextual()) {
            return quoted(value.textValue());
        }
        return value.isNumber() && value.longValue() < 0 ? "(" + value + ")" : value.toString();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> quoted.append(escaped(point)));
        return quoted.append('"').toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case 0 -> "\\0";
            default -> point < ' ' || point > '\u2000' ? String.format("\\u{%x}", point) : Character.toString(point);
        };
    }
}
