package dev.agentops;

import dev.agentops.json.Json;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import org.jspecify.annotations.Nullable;

/** The text of a result: a string as it is, JSON values as JSON, anything else by its own words. */
final class ResultText {

    private static final String UNSHOWABLE = "[the result has no text]";

    private ResultText() {}

    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        try {
            return Json.write(Json.freeze(value, JsonLimits.WIDEST));
        } catch (JsonException notJson) {
            return words(value);
        } catch (RuntimeException hostileCollection) {
            return UNSHOWABLE;
        }
    }

    private static String words(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException hostileObject) {
            return UNSHOWABLE;
        }
    }
}
