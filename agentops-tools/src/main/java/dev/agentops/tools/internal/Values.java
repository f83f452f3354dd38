package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Equality of JSON values as JSON Schema has it: numbers by value, members in any order. */
final class Values {
    private Values() {}

    static boolean equal(@Nullable Object left, @Nullable Object right, Effort effort) {
        effort.spend(1);
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b, effort) == 0;
        }
        if (left instanceof JsonObject a && right instanceof JsonObject b) {
            return equalMembers(a, b, effort);
        }
        if (left instanceof JsonArray a && right instanceof JsonArray b) {
            return equalElements(a, b, effort);
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean equalMembers(JsonObject left, JsonObject right, Effort effort) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            String name = left.nameAt(i);
            same = right.containsKey(name) && equal(left.valueAt(i), right.get(name), effort);
        }
        return same;
    }

    private static boolean equalElements(JsonArray left, JsonArray right, Effort effort) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = equal(left.get(i), right.get(i), effort);
        }
        return same;
    }

    /** The digits of the number that has most of them. */
    static long mostDigits(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return mostDigits(object.values());
        }
        if (value instanceof JsonArray array) {
            return mostDigits((Collection<? extends @Nullable Object>) array);
        }
        return value instanceof Number number ? Numbers.digits(number) : 0;
    }

    private static long mostDigits(Collection<? extends @Nullable Object> values) {
        long most = 0;
        for (Object value : values) {
            most = Math.max(most, mostDigits(value));
        }
        return most;
    }

    /** A text that two values share exactly when they are equal. */
    static String canonical(@Nullable Object value, Effort effort) {
        StringBuilder text = new StringBuilder();
        write(value, text, effort);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder text, Effort effort) {
        if (value instanceof JsonObject object) {
            text.append('{');
            new TreeMap<>(object).forEach((name, member) -> {
                writeText(name, text);
                write(member, text, effort);
            });
            text.append('}');
        } else if (value instanceof JsonArray array) {
            text.append('[');
            array.forEach(element -> write(element, text, effort));
            text.append(']');
        } else {
            writeScalar(value, text, effort);
        }
    }

    private static void writeScalar(@Nullable Object value, StringBuilder text, Effort effort) {
        if (value instanceof String string) {
            writeText(string, text);
        } else {
            text.append(value instanceof Number number ? Numbers.canonical(number, effort) : String.valueOf(value))
                    .append(',');
        }
    }

    /** With its length in front, so that no text can look like two. */
    private static void writeText(String string, StringBuilder text) {
        text.append('"').append(string.length()).append(':').append(string);
    }
}
