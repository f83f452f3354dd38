package dev.agentops.json;

/**
 * How large a JSON value may be before it is refused.
 *
 * <p>Size is counted without serializing: a string or a member's name counts its UTF-8 bytes and two for the quotes, any
 * other scalar eight and each digit beyond 64 bits one, each member and each element one, each object and each array two.
 *
 * @param maxDepth levels of objects and arrays, 1 to 512
 * @param maxBytes size in bytes as counted above, at least 2
 * @param maxKeys members of all objects together, at least 0
 */
public record JsonLimits(int maxDepth, int maxBytes, int maxKeys) {
    /** 64 levels, 1 MB, 10,000 keys. */
    public static final JsonLimits DEFAULT = new JsonLimits(64, 1_000_000, 10_000);

    private static final int DEEPEST = 512;

    /** As wide as can be: for values that come from this process, and were bounded where they came in. */
    public static final JsonLimits WIDEST = new JsonLimits(DEEPEST, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a limit is out of its range
     */
    public JsonLimits {
        if (maxDepth < 1 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException("maxDepth is " + maxDepth + ", must be 1 to " + DEEPEST);
        }
        if (maxBytes < 2 || maxKeys < 0) {
            throw new IllegalArgumentException(
                    "maxBytes is " + maxBytes + ", must be at least 2; maxKeys is " + maxKeys + ", must be at least 0");
        }
    }
}
