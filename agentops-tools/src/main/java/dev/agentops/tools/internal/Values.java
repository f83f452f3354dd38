package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Equality of JSON values as JSON Schema has it: numbers by value, members in any order. */
final class Values {
    private Values() {}

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b) == 0;
        }
        if (left instanceof JsonObject a && right instanceof JsonObject b) {
            return equalMembers(a, b);
        }
        if (left instanceof JsonArray a && right instanceof JsonArray b) {
            return equalElements(a, b);
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean equalMembers(JsonObject left, JsonObject right) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            String name = left.nameAt(i);
            same = right.containsKey(name) && equal(left.valueAt(i), right.get(name));
        }
        return same;
    }

    private static boolean equalElements(JsonArray left, JsonArray right) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = equal(left.get(i), right.get(i));
        }
        return same;
    }

    /** A text that two values share exactly when they are equal. */
    static String canonical(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        if (value instanceof JsonObject object) {
            text.append('{');
            new TreeMap<>(object).forEach((name, member) -> {
                writeText(name, text);
                write(member, text);
            });
            text.append('}');
        } else if (value instanceof JsonArray array) {
            text.append('[');
            array.forEach(element -> write(element, text));
            text.append(']');
        } else {
            writeScalar(value, text);
        }
    }

    private static void writeScalar(@Nullable Object value, StringBuilder text) {
        if (value instanceof String string) {
            writeText(string, text);
        } else {
            text.append(value instanceof Number number ? Numbers.canonical(number) : String.valueOf(value))
                    .append(',');
        }
    }

    /** With its length in front, so that no text can look like two. */
    private static void writeText(String string, StringBuilder text) {
        text.append('"').append(string.length()).append(':').append(string);
    }
}
