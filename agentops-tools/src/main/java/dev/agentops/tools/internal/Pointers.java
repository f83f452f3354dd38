package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901), also in the form of a URI fragment. */
final class Pointers {
    private static final int LONGEST_INDEX = 9;

    private Pointers() {}

    static String append(String pointer, Object step) {
        return pointer + "/" + step.toString().replace("~", "~0").replace("/", "~1");
    }

    /** The pointer of a fragment such as {@code #/$defs/a%20b}; null when its escapes are broken. */
    static @Nullable String ofFragment(String reference) {
        try {
            return URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return null;
        }
    }

    /** The value at a pointer; null when there is none, or when it is JSON null. */
    static @Nullable Object resolve(JsonObject root, String pointer) {
        Object value = root;
        String[] steps = pointer.split("/", -1);
        for (int i = 1; i < steps.length && value != null; i++) {
            value = step(value, steps[i].replace("~1", "/").replace("~0", "~"));
        }
        return value;
    }

    private static @Nullable Object step(Object value, String step) {
        if (value instanceof JsonObject object) {
            return object.get(step);
        }
        return value instanceof JsonArray array && isIndex(step, array.size())
                ? array.get(Integer.parseInt(step))
                : null;
    }

    private static boolean isIndex(String step, int size) {
        boolean digits = !step.isEmpty()
                && step.length() <= LONGEST_INDEX
                && step.chars().allMatch(c -> c >= '0' && c <= '9')
                && (step.length() == 1 || step.charAt(0) != '0');
        return digits && Integer.parseInt(step) < size;
    }
}
