package dev.agentops.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What is left of the limits while one value is read. Not thread-safe; lives for one reading. */
final class JsonBudget {
    private final JsonLimits limits;
    private int depth;
    private int deepest;
    private long bytes;
    private int keys;

    JsonBudget(JsonLimits limits) {
        this.limits = limits;
    }

    /** What had been counted when one object or array began. */
    record Mark(int deepest, long bytes, int keys) {}

    Mark open() {
        Mark before = new Mark(deepest, bytes, keys);
        depth++;
        if (depth > limits.maxDepth()) {
            throw JsonException.beyondLimits("is nested deeper than " + limits.maxDepth() + " levels");
        }
        deepest = depth;
        spend(2);
        return before;
    }

    void close(Mark before) {
        depth--;
        deepest = Math.max(deepest, before.deepest);
    }

    /** Closes an object and measures it alone. */
    JsonObject close(Mark before, JsonMembers members) {
        int levels = deepest - depth + 1;
        close(before);
        return members.toObject(levels, (int) (bytes - before.bytes), keys - before.keys);
    }

    /** Counts the member's name too. */
    void member(String name) {
        keys++;
        if (keys > limits.maxKeys()) {
            throw JsonException.beyondLimits("has more than " + limits.maxKeys() + " keys");
        }
        text(name);
        spend(1);
    }

    void element() {
        spend(1);
    }

    void scalar() {
        spend(8);
    }

    /** Digits beyond 64 bits count one each; a binary digit is about three tenths of a decimal one. */
    Number number(Number number) {
        spend(8 + digitsBeyondLong(number));
        return number;
    }

    private static int digitsBeyondLong(Number number) {
        if (number instanceof BigInteger integer) {
            return integer.bitLength() * 3 / 10;
        }
        return number instanceof BigDecimal decimal && decimal.precision() > 18 ? decimal.precision() : 0;
    }

    String text(String text) {
        spend(2 + Utf8.length(text));
        return text;
    }

    private void spend(long amount) {
        bytes += amount;
        if (bytes > limits.maxBytes()) {
            throw JsonException.beyondLimits("is larger than " + limits.maxBytes() + " bytes");
        }
    }

    /** Refuses a value that was frozen under wider limits, without walking it again. */
    static void recheck(JsonLimits limits, int depth, int bytes, int keys) {
        if (depth > limits.maxDepth()) {
            throw JsonException.beyondLimits("is nested deeper than " + limits.maxDepth() + " levels");
        }
        if (bytes > limits.maxBytes()) {
            throw JsonException.beyondLimits("is larger than " + limits.maxBytes() + " bytes");
        }
        if (keys > limits.maxKeys()) {
            throw JsonException.beyondLimits("has more than " + limits.maxKeys() + " keys");
        }
    }
}
