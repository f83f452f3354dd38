package dev.agentops.memory;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Finds which of some words stand anywhere in a text, in one pass whatever the words are: looking for each word on its own
 * takes as long as all words are together. Method of Aho and Corasick. Immutable once made.
 */
final class WordFinder {
    private static final int START = 0;

    private final int words;
    private final short[] letters = new short[Character.MAX_VALUE + 1];
    private final int width;
    private final int[] next;
    private final long[] ends;

    /** @param words different words, none empty, at most {@link SearchQuery#MOST_WORDS} */
    WordFinder(List<String> words) {
        this.words = words.size();
        this.width = numberLetters(words);
        int states = 1 + words.stream().mapToInt(String::length).sum();
        this.next = new int[states * width];
        this.ends = new long[states];
        addAll(words);
        linkSuffixes(states);
    }

    /** Numbers the characters of the words; 0 stands for all others. */
    private int numberLetters(List<String> words) {
        int known = 1;
        for (char letter : String.join("", words).toCharArray()) {
            if (letters[letter] == 0) {
                letters[letter] = (short) known++;
            }
        }
        return known;
    }

    private void addAll(List<String> words) {
        int states = 1;
        for (int word = 0; word < words.size(); word++) {
            int state = START;
            for (char letter : words.get(word).toCharArray()) {
                int step = state * width + letters[letter];
                next[step] = next[step] == START ? states++ : next[step];
                state = next[step];
            }
            ends[state] |= 1L << word;
        }
    }

    /** Where no word goes on, it goes on with the longest end of what was read that begins a word. */
    private void linkSuffixes(int states) {
        int[] suffix = new int[states];
        Queue<Integer> open = new ArrayDeque<>(List.of(START));
        while (!open.isEmpty()) {
            int state = open.remove();
            ends[state] |= ends[suffix[state]];
            for (int letter = 1; letter < width; letter++) {
                int onward = state == START ? START : next[suffix[state] * width + letter];
                int step = state * width + letter;
                if (next[step] == START) {
                    next[step] = onward;
                } else {
                    suffix[next[step]] = onward;
                    open.add(next[step]);
                }
            }
        }
    }

    /** The share of the words that stand in the text, 0 to 1. */
    double share(String text) {
        return words == 0 ? 0 : (double) Long.bitCount(found(text)) / words;
    }

    private long found(String text) {
        long found = 0;
        int state = START;
        for (int at = 0; at < text.length() && Long.bitCount(found) < words; at++) {
            state = next[state * width + letters[text.charAt(at)]];
            found |= ends[state];
        }
        return found;
    }
}
