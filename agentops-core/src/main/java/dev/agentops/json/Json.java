package dev.agentops.json;

import org.jspecify.annotations.Nullable;

/** Reading, freezing and writing of any JSON value. */
public final class Json {
    private Json() {}

    /**
     * Reads one value of any JSON type.
     *
     * @throws JsonException when the text is not JSON (RFC 8259), has a name twice in one object, or is beyond the limits
     */
    public static @Nullable Object parse(String text, JsonLimits limits) {
        return new JsonParser(text, limits).document();
    }

    /**
     * Freezes a deep copy of a tree of plain Java values.
     *
     * @throws JsonException when it is not JSON or beyond the limits
     */
    public static @Nullable Object freeze(@Nullable Object value, JsonLimits limits) {
        return value instanceof JsonObject object
                ? JsonObject.copyOf(object, limits)
                : new JsonFreezer(limits).value(value);
    }

    /** Compact JSON text of a frozen value. */
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value);
    }
}
