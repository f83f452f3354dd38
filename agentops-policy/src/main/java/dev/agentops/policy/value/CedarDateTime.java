package dev.agentops.policy.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A moment: Cedar's {@code datetime}.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00:00Z, without leap seconds
 */
public record CedarDateTime(long epochMillis) implements Comparable<CedarDateTime> {
    private static final long DAY = 86_400_000;
    /** The begin of the year 0000. */
    private static final long FIRST = -62_167_219_200_000L;
    /** The end of the year 9999. */
    private static final long LAST = 253_402_300_799_999L;

    private static final long LARGEST_OFFSET = DAY - 60_000;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_END = 19;
    private static final int MILLIS_LENGTH = 4;
    private static final int OFFSET_LENGTH = 5;

    /**
     * Reads what the {@code datetime} function of Cedar reads: {@code YYYY-MM-DD}, or a date and {@code Thh:mm:ss}, three digits
     * of milliseconds after a point if wanted, and {@code Z} or an offset such as {@code +0130}.
     *
     * @return null when Cedar refuses the text
     */
    public static @Nullable CedarDateTime parse(String text) {
        long date = date(text);
        if (date == Long.MIN_VALUE) {
            return null;
        }
        if (text.length() == DATE_LENGTH) {
            return new CedarDateTime(date);
        }
        long time = time(text);
        long offset = offset(text);
        return time < 0 || offset == Long.MIN_VALUE ? null : new CedarDateTime(date + time - offset);
    }

    /** Milliseconds at the begin of the day, or the least number when there is no date. */
    private static long date(String text) {
        int year = Digits.fixed(text, 0, 4);
        int month = Digits.fixed(text, 5, 2);
        int day = Digits.fixed(text, 8, 2);
        if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Long.MIN_VALUE;
        }
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day).toEpochDay() * DAY : Long.MIN_VALUE;
    }

    /** Milliseconds within the day, or a negative number when there is no time. */
    private static long time(String text) {
        int hour = Digits.fixed(text, 11, 2);
        int minute = Digits.fixed(text, 14, 2);
        int second = Digits.fixed(text, 17, 2);
        if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59) {
            return -1;
        }
        if (text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return -1;
        }
        int millis = hasMillis(text) ? Digits.fixed(text, TIME_END + 1, 3) : 0;
        return millis < 0 ? -1 : ((hour * 60L + minute) * 60 + second) * 1_000 + millis;
    }

    private static boolean hasMillis(String text) {
        return text.startsWith(".", TIME_END);
    }

    /** Milliseconds that the text is ahead of UTC, or the least number when it does not say so. */
    private static long offset(String text) {
        int at = hasMillis(text) ? TIME_END + MILLIS_LENGTH : TIME_END;
        if (at + 1 == text.length() && text.charAt(at) == 'Z') {
            return 0;
        }
        int hour = Digits.fixed(text, at + 1, 2);
        int minute = Digits.fixed(text, at + 3, 2);
        if (at + OFFSET_LENGTH != text.length() || hour < 0 || minute < 0 || hour > 23 || minute > 59) {
            return Long.MIN_VALUE;
        }
        long millis = (hour * 60L + minute) * 60_000;
        return switch (text.charAt(at)) {
            case '+' -> millis;
            case '-' -> -millis;
            default -> Long.MIN_VALUE;
        };
    }

    /** The moment a span later, or null when 64 bits do not hold it. */
    public @Nullable CedarDateTime offset(CedarDuration duration) {
        long sum = epochMillis + duration.millis();
        boolean overflows = ((epochMillis ^ sum) & (duration.millis() ^ sum)) < 0;
        return overflows ? null : new CedarDateTime(sum);
    }

    /** The span from another moment to this one, or null when 64 bits do not hold it. */
    public @Nullable CedarDuration durationSince(CedarDateTime other) {
        long difference = epochMillis - other.epochMillis;
        boolean overflows = ((epochMillis ^ other.epochMillis) & (epochMillis ^ difference)) < 0;
        return overflows ? null : new CedarDuration(difference);
    }

    /** The begin of the day in UTC, or null when 64 bits do not hold it. */
    public @Nullable CedarDateTime toDate() {
        long begin = epochMillis - Math.floorMod(epochMillis, DAY);
        return begin > epochMillis ? null : new CedarDateTime(begin);
    }

    /** The time of the day in UTC, not negative and less than 24 hours. */
    public CedarDuration toTime() {
        return new CedarDuration(Math.floorMod(epochMillis, DAY));
    }

    @Override
    public int compareTo(CedarDateTime other) {
        return Long.compare(epochMillis, other.epochMillis);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(epochMillis);
    }

    /**
     * A text that {@link #parse} turns into an equal moment, in the years 0000 to 9999 and as long before and after them as an
     * offset reaches. No text of Cedar holds others.
     */
    @Override
    public String toString() {
        if (epochMillis < FIRST) {
            return withoutZone(epochMillis + LARGEST_OFFSET) + "+2359";
        }
        return epochMillis > LAST
                ? withoutZone(epochMillis - LARGEST_OFFSET) + "-2359"
                : Instant.ofEpochMilli(epochMillis).toString();
    }

    private static String withoutZone(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.substring(0, text.length() - 1);
    }
}
