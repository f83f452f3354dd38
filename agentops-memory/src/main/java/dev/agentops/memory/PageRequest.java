package dev.agentops.memory;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param limit how many items at most, 1 to 1,000
 * @param token where the page begins, as the page before said; null for the first
 */
public record PageRequest(int limit, @Nullable String token) {
    private static final int MOST = 1_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the limit is out of its range
     */
    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 1 to " + MOST);
        }
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    /** The page that begins where another ended. */
    public static PageRequest after(String token, int limit) {
        return new PageRequest(limit, token);
    }
}
