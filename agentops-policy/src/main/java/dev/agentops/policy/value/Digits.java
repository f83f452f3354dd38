package dev.agentops.policy.value;

/** The digits that Cedar reads in texts of its extension types: ASCII alone, without a sign. */
final class Digits {
    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the digits from a position on end. */
    static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The number of exactly so many digits from a position on, or -1 when they are not there; at most nine. */
    static int fixed(String text, int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /**
     * The negated number between two positions, which hold digits. Negated, because there is one negative number more.
     *
     * @throws ArithmeticException when it is below the least 64-bit integer
     */
    static long negative(String text, int from, int end) {
        long number = 0;
        for (int i = from; i < end; i++) {
            number = Math.subtractExact(Math.multiplyExact(number, 10L), text.charAt(i) - '0');
        }
        return number;
    }
}
