package dev.agentops.policy.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number with up to four digits after the point: Cedar's {@code decimal}.
 *
 * @param tenThousandths the number times 10,000
 */
public record CedarDecimal(long tenThousandths) implements Comparable<CedarDecimal> {
    private static final int PLACES = 4;
    private static final int[] SCALE = {10_000, 1_000, 100, 10, 1};

    /**
     * Reads what the {@code decimal} function of Cedar reads: digits, a point and one to four digits, after a minus where it is
     * negative.
     *
     * @return null when Cedar refuses the text
     */
    public static @Nullable CedarDecimal parse(String text) {
        boolean negative = text.startsWith("-");
        int start = negative ? 1 : 0;
        int point = Digits.end(text, start);
        int places = text.length() - point - 1;
        if (point == start || places < 1 || places > PLACES || text.charAt(point) != '.') {
            return null;
        }
        int fraction = Digits.fixed(text, point + 1, places);
        return fraction < 0 ? null : of(text, start, point, fraction * SCALE[places], negative);
    }

    private static @Nullable CedarDecimal of(String text, int start, int point, int fraction, boolean negative) {
        try {
            long whole = Math.multiplyExact(Digits.negative(text, start, point), 10_000L);
            long below = Math.subtractExact(whole, fraction);
            return new CedarDecimal(negative ? below : Math.negateExact(below));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Override
    public int compareTo(CedarDecimal other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(tenThousandths);
    }

    /** The shortest text that {@link #parse} turns into an equal number. */
    @Override
    public String toString() {
        BigDecimal number = BigDecimal.valueOf(tenThousandths, PLACES).stripTrailingZeros();
        return (number.scale() < 1 ? number.setScale(1) : number).toPlainString();
    }
}
