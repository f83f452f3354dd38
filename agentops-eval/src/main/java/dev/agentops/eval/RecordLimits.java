package dev.agentops.eval;

/**
 * How much of a session is kept; what is beyond is counted.
 *
 * @param maxTurns turns, at least 1
 * @param maxCalls calls of any kind, at least 1
 * @param maxContent characters of one piece of content; a longer text is cut, longer arguments are left out; at least 0
 * @param maxSessionContent characters of all content of the session together, at least 0
 */
public record RecordLimits(int maxTurns, int maxCalls, int maxContent, int maxSessionContent) {
    /** 200 turns, 500 calls, 8,192 characters in a piece, 65,536 in all. */
    public static final RecordLimits DEFAULT = new RecordLimits(200, 500, 8_192, 65_536);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a limit is out of its range
     */
    public RecordLimits {
        if (maxTurns < 1 || maxCalls < 1) {
            throw new IllegalArgumentException(
                    "maxTurns is " + maxTurns + " and maxCalls is " + maxCalls + ", must be at least 1");
        }
        if (maxContent < 0 || maxSessionContent < 0) {
            throw new IllegalArgumentException("maxContent is " + maxContent + " and maxSessionContent is "
                    + maxSessionContent + ", must be at least 0");
        }
    }
}
