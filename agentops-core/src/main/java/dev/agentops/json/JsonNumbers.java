package dev.agentops.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** One form for each number: {@link Long} for 64-bit integers, {@link BigInteger} beyond, {@link BigDecimal} otherwise. */
final class JsonNumbers {
    /** Digits, and places of the point; a larger exponent is a way to make arithmetic expensive. */
    private static final int LONGEST = 1000;

    private JsonNumbers() {}

    static Number canonical(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Double || number instanceof Float) {
            return fraction(number);
        }
        if (number instanceof BigInteger integer) {
            return integer(new BigInteger(integer.toByteArray()));
        }
        if (number instanceof BigDecimal decimal) {
            return decimal(new BigDecimal(decimal.unscaledValue(), decimal.scale()));
        }
        throw new JsonException(
                "is a " + number.getClass().getName() + ", give a Long, Double, BigInteger or BigDecimal instead");
    }

    private static Number fraction(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new JsonException("is " + value + ", which JSON cannot express");
        }
        return new BigDecimal(number.toString());
    }

    static Number integer(BigInteger integer) {
        if (integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        if (integer.bitLength() > 3 * LONGEST) {
            throw tooLong();
        }
        return integer;
    }

    static Number decimal(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > LONGEST
                || decimal.unscaledValue().bitLength() > 4 * LONGEST) {
            throw tooLong();
        }
        return decimal;
    }

    /**
     * Reads a number in the form that RFC 8259 gives it.
     *
     * @param text a number by the grammar of RFC 8259
     */
    static Number parse(String text, boolean integral) {
        if (integral && text.length() < 19) {
            return Long.parseLong(text);
        }
        if (text.length() > LONGEST) {
            throw tooLong();
        }
        return integral ? integer(new BigInteger(text)) : decimal(parseDecimal(text));
    }

    private static BigDecimal parseDecimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException | ArithmeticException beyondItsExponents) {
            throw tooLong();
        }
    }

    private static JsonException tooLong() {
        return new JsonException("is a number of more than " + LONGEST + " digits or places");
    }
}
