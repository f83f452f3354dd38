package dev.agentops.memory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What to search for. A query may come from a model, and each word is work in each record, so it is bounded.
 *
 * @param text words to be found, runs of letters and digits: at most 1,000 characters, and 64 words that differ by more
 *     than case; how they are matched is the store's
 * @param topK how many records at most, 1 to 100
 */
public record SearchQuery(String text, int topK) {
    private static final int MOST = 100;
    private static final int LONGEST = 1_000;
    static final int MOST_WORDS = 64;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the text is blank or too large, or topK is out of its range
     */
    public SearchQuery {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text of the query is blank: give words to search for");
        }
        if (topK < 1 || topK > MOST) {
            throw new IllegalArgumentException("topK is " + topK + ", must be 1 to " + MOST);
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the text of the query has " + text.length() + " characters, may have "
                    + LONGEST + ": search for the words that matter");
        }
        int words = words(text).size();
        if (words > MOST_WORDS) {
            throw new IllegalArgumentException("the query has " + words + " different words, may have " + MOST_WORDS
                    + ": search for those that matter");
        }
    }

    /** The different words of the text, without regard to case. */
    List<String> words() {
        return words(text);
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(fold(text))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without the text, which is content. */
    @Override
    public String toString() {
        return "SearchQuery(topK=" + topK + ")";
    }
}
