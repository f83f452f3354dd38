package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of JSON Schema. An integer is any number without a fraction, {@code 3.0} too. */
enum JsonType {
    STRING(1 << 0, "a string"),
    INTEGER(1 << 1, "an integer"),
    NUMBER(1 << 2, "a number"),
    BOOLEAN(1 << 3, "true or false"),
    OBJECT(1 << 4, "an object"),
    ARRAY(1 << 5, "an array"),
    NULL(1 << 6, "null");

    /** The mask that has every type. */
    static final int ANY = (1 << 7) - 1;

    private final int bit;
    private final String shown;

    JsonType(int bit, String shown) {
        this.bit = bit;
        this.shown = shown;
    }

    static @Nullable JsonType named(@Nullable Object name) {
        for (JsonType type : values()) {
            if (type.keyword().equals(name)) {
                return type;
            }
        }
        return null;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The types that include this one, as bits: a schema that asks for numbers accepts integers. */
    int mask() {
        return this == NUMBER ? bit | INTEGER.bit : bit;
    }

    /** The narrowest type of a frozen value. */
    static JsonType of(@Nullable Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Number number) {
            return Numbers.isIntegral(number) ? INTEGER : NUMBER;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof JsonObject) {
            return OBJECT;
        }
        return value instanceof JsonArray ? ARRAY : NULL;
    }

    static boolean matches(int mask, @Nullable Object value, Effort effort) {
        return value instanceof Number number ? matchesNumber(mask, number, effort) : (mask & of(value).bit) != 0;
    }

    private static boolean matchesNumber(int mask, Number number, Effort effort) {
        return (mask & NUMBER.bit) != 0 || ((mask & INTEGER.bit) != 0 && Numbers.isIntegral(number, effort));
    }

    /** How a value's type is named to whoever sent it. */
    static String shown(@Nullable Object value) {
        JsonType type = of(value);
        if (type == BOOLEAN) {
            return "a boolean";
        }
        return type == NUMBER && value instanceof BigDecimal ? "a number with a fraction" : type.shown;
    }

    /** Such as {@code a string or null}; empty for no type at all. */
    static String shown(int mask) {
        List<String> names = new ArrayList<>();
        for (JsonType type : values()) {
            boolean asked = (mask & type.bit) != 0;
            boolean impliedByNumber = type == INTEGER && (mask & NUMBER.bit) != 0;
            if (asked && !impliedByNumber) {
                names.add(type.shown);
            }
        }
        return String.join(" or ", names);
    }
}
