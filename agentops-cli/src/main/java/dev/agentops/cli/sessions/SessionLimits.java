package dev.agentops.cli.sessions;

/**
 * What a reader keeps in memory at most.
 *
 * @param maxSessionCharacters size of one session: the characters of its names and values plus {@value #VALUE_COST} for
 *     each JSON value. A larger session is reported and skipped. Also the size of the batch in which spans are collected
 *     and of the expected trajectories kept from one tau2 file
 * @param maxDepth nesting of a session's JSON; tool arguments are kept as text and count as one level
 * @param maxProblemsPerFile problems told one by one; the rest of a file's problems is told as a number
 */
public record SessionLimits(long maxSessionCharacters, int maxDepth, int maxProblemsPerFile) {

    static final int VALUE_COST = 32;

    private static final int MAX_SUPPORTED_DEPTH = 500;

    public SessionLimits {
        if (maxSessionCharacters < 1 || maxSessionCharacters > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("maxSessionCharacters must be between 1 and " + Integer.MAX_VALUE / 2
                    + ", was " + maxSessionCharacters);
        }
        if (maxDepth < 1 || maxDepth > MAX_SUPPORTED_DEPTH) {
            throw new IllegalArgumentException(
                    "maxDepth must be between 1 and " + MAX_SUPPORTED_DEPTH + ", was " + maxDepth);
        }
        if (maxProblemsPerFile < 1) {
            throw new IllegalArgumentException("maxProblemsPerFile must be at least 1, was " + maxProblemsPerFile);
        }
    }

    /** Sessions of 8,388,608 characters, 128 levels deep; 100 problems a file. */
    public static SessionLimits defaults() {
        return new SessionLimits(8L << 20, 128, 100);
    }
}
