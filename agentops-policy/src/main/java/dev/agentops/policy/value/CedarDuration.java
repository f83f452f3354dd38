package dev.agentops.policy.value;

import org.jspecify.annotations.Nullable;

/**
 * A span of time: Cedar's {@code duration}.
 *
 * @param millis milliseconds, negative for a span backwards
 */
public record CedarDuration(long millis) implements Comparable<CedarDuration> {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] UNIT_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    /**
     * Reads what the {@code duration} function of Cedar reads: days, hours, minutes, seconds and milliseconds in this order,
     * each at most once and at least one of them, such as {@code 1d12h} or {@code -250ms}.
     *
     * @return null when Cedar refuses the text
     */
    public static @Nullable CedarDuration parse(String text) {
        boolean negative = text.startsWith("-");
        int start = negative ? 1 : 0;
        if (!hasParts(text, start)) {
            return null;
        }
        try {
            long below = negatedSum(text, start);
            return new CedarDuration(negative ? below : Math.negateExact(below));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static boolean hasParts(String text, int start) {
        int at = start;
        int last = -1;
        while (at < text.length()) {
            int end = Digits.end(text, at);
            int unit = unit(text, end);
            if (end == at || unit <= last) {
                return false;
            }
            last = unit;
            at = end + UNITS[unit].length();
        }
        return last >= 0;
    }

    private static long negatedSum(String text, int start) {
        long below = 0;
        int at = start;
        while (at < text.length()) {
            int end = Digits.end(text, at);
            int unit = unit(text, end);
            below = Math.addExact(below, Math.multiplyExact(Digits.negative(text, at, end), UNIT_MILLIS[unit]));
            at = end + UNITS[unit].length();
        }
        return below;
    }

    /** The unit at a position, or -1; the last one begins as minutes do. */
    private static int unit(String text, int at) {
        int unit = UNITS.length - 1;
        while (unit >= 0 && !text.startsWith(UNITS[unit], at)) {
            unit--;
        }
        return unit;
    }

    /** All of it. */
    public long toMilliseconds() {
        return millis;
    }

    /** Whole seconds, rounded toward zero. */
    public long toSeconds() {
        return millis / 1_000;
    }

    /** Whole minutes, rounded toward zero. */
    public long toMinutes() {
        return millis / 60_000;
    }

    /** Whole hours, rounded toward zero. */
    public long toHours() {
        return millis / 3_600_000;
    }

    /** Whole days of 24 hours, rounded toward zero. */
    public long toDays() {
        return millis / 86_400_000;
    }

    @Override
    public int compareTo(CedarDuration other) {
        return Long.compare(millis, other.millis);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(millis);
    }

    /** A text that {@link #parse} turns into an equal span. */
    @Override
    public String toString() {
        return millis + "ms";
    }
}
