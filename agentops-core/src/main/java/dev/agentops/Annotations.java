package dev.agentops;

import dev.agentops.event.Observation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an application says about one turn or call: checked, and bounded in number and length. Thread-safe. */
final class Annotations {
    private static final int MOST = 32;
    private static final int LONGEST_VALUE = 1_024;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final int LONGEST_KEY = 128;
    private static final Pattern TAKEN = Pattern.compile("(agentops|gen_ai|mcp|a2a|jsonrpc|rpc|error|exception|session"
            + "|server|client|network|http|url|service|telemetry|otel)\\..*");

    private int count;

    /**
     * Tells the observers, unless there are too many already.
     *
     * @throws IllegalArgumentException when the key or the type of the value is not allowed
     */
    void add(Observers observers, Observation observation, String key, Object value) {
        requireKey(key);
        Object checked = value(key, value);
        if (isAllowed()) {
            observers.annotated(observation, key, checked);
        }
    }

    private synchronized boolean isAllowed() {
        return count++ < MOST;
    }

    private static void requireKey(String key) {
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + Text.cut(key, LONGEST_KEY)
                    + "' cannot be the key of an annotation: use lower-case words with dots between them, as in"
                    + " acme.order.tier, of at most " + LONGEST_KEY + " characters");
        }
        if (TAKEN.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "'" + key + "' is in a namespace of telemetry: begin the key with a word of your own");
        }
    }

    private static Object value(String key, @Nullable Object value) {
        if (value instanceof String text) {
            return Text.cut(text, LONGEST_VALUE);
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return value;
        }
        throw new IllegalArgumentException("the value of annotation '" + key + "' is "
                + (value == null ? "null" : "a " + value.getClass().getName())
                + ", must be a String, Boolean, Integer, Long, Float or Double");
    }
}
