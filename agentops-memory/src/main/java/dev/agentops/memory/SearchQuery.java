package dev.agentops.memory;

/**
 * What to search for.
 *
 * @param text words to be found; how they are matched is the store's
 * @param topK how many records at most, 1 to 100
 */
public record SearchQuery(String text, int topK) {
    private static final int MOST = 100;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the text is blank or topK is out of its range
     */
    public SearchQuery {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text of the query is blank: give words to search for");
        }
        if (topK < 1 || topK > MOST) {
            throw new IllegalArgumentException("topK is " + topK + ", must be 1 to " + MOST);
        }
    }

    /** Without the text, which is content. */
    @Override
    public String toString() {
        return "SearchQuery(topK=" + topK + ")";
    }
}
