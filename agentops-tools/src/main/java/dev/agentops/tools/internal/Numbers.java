package dev.agentops.tools.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Exact arithmetic on frozen numbers, without an allocation where both are 64-bit integers. Its time grows with the square
 * of the digits, so beyond those it is paid for before it is done.
 */
final class Numbers {
    /** About the work of one schema applied to a value. */
    private static final long SQUARED_DIGITS_PER_STEP = 1_000;

    private Numbers() {}

    static boolean isIntegral(Number number, Effort effort) {
        spend(effort, digits(number));
        return isIntegral(number);
    }

    static boolean isIntegral(Number number) {
        return !(number instanceof BigDecimal decimal)
                || decimal.scale() <= 0
                || isDivisible(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    static int compare(Number left, Number right, Effort effort) {
        spend(effort, digits(left) + digits(right));
        return compare(left, right);
    }

    static int compare(Number left, Number right) {
        return (left instanceof Long a && right instanceof Long b)
                ? Long.compare(a, b)
                : decimal(left).compareTo(decimal(right));
    }

    /** @param divisor greater than zero */
    static boolean isMultiple(Number number, Number divisor, Effort effort) {
        if (number instanceof Long a && divisor instanceof Long b) {
            return a % b == 0;
        }
        spend(effort, digits(number) + digits(divisor));
        return isMultiple(decimal(number), decimal(divisor));
    }

    /** Both as integers of one scale: the remainder of decimals takes a hundred times as long for large exponents. */
    private static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
        int places = divisor.scale() - number.scale();
        return isDivisible(shifted(number.unscaledValue(), places), shifted(divisor.unscaledValue(), -places));
    }

    private static boolean isDivisible(BigInteger number, BigInteger divisor) {
        return number.remainder(divisor).signum() == 0;
    }

    private static BigInteger shifted(BigInteger number, int places) {
        return places <= 0 ? number : number.multiply(BigInteger.TEN.pow(places));
    }

    /** One text for each value: {@code 10}, {@code 10.0} and {@code 1E1} are the same number. */
    static String canonical(Number number, Effort effort) {
        spend(effort, digits(number));
        return number instanceof BigDecimal decimal
                ? canonical(decimal.unscaledValue().toString(), decimal.scale())
                : canonical(number.toString(), 0);
    }

    private static String canonical(String digits, int scale) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        String kept = digits.substring(0, end);
        return "0".equals(kept) ? kept : kept + "e" + (digits.length() - end - (long) scale);
    }

    /** Digits and places of the point that arithmetic has to carry; none for 64-bit integers. */
    static long digits(Number number) {
        if (number instanceof BigDecimal decimal) {
            return (long) decimal.precision() + Math.abs((long) decimal.scale());
        }
        return number instanceof BigInteger integer ? decimal(integer).precision() : 0;
    }

    private static void spend(Effort effort, long digits) {
        effort.spend(digits * digits / SQUARED_DIGITS_PER_STEP);
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }
}
