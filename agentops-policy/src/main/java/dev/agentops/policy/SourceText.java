package dev.agentops.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file, which knows the line and column of each place in it. */
final class SourceText {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    private static boolean endsLine(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1));
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /**
     * Something wrong at a place.
     *
     * @param at an index of a UTF-16 unit of the text, or its length
     */
    PolicyProblem problem(int at, @Nullable String policyId, String message) {
        int found = Arrays.binarySearch(lineStarts, at);
        int line = found >= 0 ? found : -found - 2;
        int column = text.codePointCount(lineStarts[line], at);
        return new PolicyProblem(name, line + 1, column + 1, policyId, message);
    }

    PolicyProblem problem(String message) {
        return problem(0, null, message);
    }

    /**
     * The index of the UTF-16 unit that is a number of UTF-8 bytes after another; within the text, whatever the number.
     *
     * @param from where the bytes are counted from
     */
    int afterBytes(int from, long bytes) {
        int at = from;
        long left = bytes;
        while (left > 0 && at < text.length()) {
            int point = text.codePointAt(at);
            left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            at += Character.charCount(point);
        }
        return at;
    }
}
