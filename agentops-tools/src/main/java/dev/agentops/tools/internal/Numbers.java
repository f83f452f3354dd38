package dev.agentops.tools.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact arithmetic on frozen numbers, without an allocation where both are 64-bit integers. */
final class Numbers {
    private Numbers() {}

    static boolean isIntegral(Number number) {
        return !(number instanceof BigDecimal decimal)
                || decimal.scale() <= 0
                || decimal.stripTrailingZeros().scale() <= 0;
    }

    static int compare(Number left, Number right) {
        return (left instanceof Long a && right instanceof Long b)
                ? Long.compare(a, b)
                : decimal(left).compareTo(decimal(right));
    }

    /** @param divisor greater than zero */
    static boolean isMultiple(Number number, Number divisor) {
        return (number instanceof Long a && divisor instanceof Long b)
                ? a % b == 0
                : decimal(number).remainder(decimal(divisor)).signum() == 0;
    }

    /** One text for each value: {@code 1}, {@code 1.0} and {@code 1E0} are the same number. */
    static String canonical(Number number) {
        return number instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : number.toString();
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }
}
