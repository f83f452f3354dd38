package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.value.CedarDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Turns JSON numbers into Cedar values. Where no type is declared the spelling does not count: {@code 100}, {@code 100.0} and
 * {@code 1e2} are one value.
 */
final class CedarNumbers {
    private static final int DECIMAL_PLACES = 4;
    private static final BigDecimal LARGEST_DECIMAL = BigDecimal.valueOf(Long.MAX_VALUE, DECIMAL_PLACES);
    private static final BigDecimal SMALLEST_DECIMAL = BigDecimal.valueOf(Long.MIN_VALUE, DECIMAL_PLACES);
    private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    private CedarNumbers() {}

    /** A long or a decimal. */
    static Object value(Number number, Scalar type) {
        if (number instanceof Long integer) {
            return type == Scalar.UNKNOWN || type == Scalar.LONG ? integer : integer(integer, type);
        }
        if (number instanceof BigInteger) {
            throw new UnfitValueException("is an integer beyond 64 bits, which Cedar cannot hold");
        }
        if (number instanceof BigDecimal fraction) {
            return fraction(fraction, type);
        }
        throw new UnfitValueException("is a " + number.getClass().getName() + ", which is no JSON value");
    }

    private static Object integer(Long number, Scalar type) {
        return switch (type) {
            case LONG, UNKNOWN -> number;
            case DECIMAL -> decimal(BigDecimal.valueOf(number));
            case STRING, BOOL, IP, DATETIME, DURATION -> throw new UnfitValueException(type.demand());
        };
    }

    private static Object fraction(BigDecimal number, Scalar type) {
        return switch (type) {
            case LONG -> integral(number);
            case DECIMAL -> decimal(number);
            case UNKNOWN -> isLong(number) ? integral(number) : decimal(number);
            case STRING, BOOL, IP, DATETIME, DURATION -> throw new UnfitValueException(type.demand());
        };
    }

    private static boolean isLong(BigDecimal number) {
        return isInLongRange(number) && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isInLongRange(BigDecimal number) {
        return number.compareTo(SMALLEST_LONG) >= 0 && number.compareTo(LARGEST_LONG) <= 0;
    }

    private static Long integral(BigDecimal fraction) {
        if (!isInLongRange(fraction)) {
            throw new UnfitValueException("is out of range: give an integer of 64 bits");
        }
        if (fraction.stripTrailingZeros().scale() > 0) {
            throw new UnfitValueException("has a fraction, must be an integer");
        }
        return fraction.longValueExact();
    }

    private static CedarDecimal decimal(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        if (shortest.scale() > DECIMAL_PLACES) {
            throw new UnfitValueException("has more than " + DECIMAL_PLACES
                    + " digits after the point, which a Cedar decimal cannot hold: round it");
        }
        if (shortest.compareTo(SMALLEST_DECIMAL) < 0 || shortest.compareTo(LARGEST_DECIMAL) > 0) {
            throw new UnfitValueException("is out of the range of a Cedar decimal, which ends at " + LARGEST_DECIMAL);
        }
        return new CedarDecimal(
                shortest.setScale(DECIMAL_PLACES).unscaledValue().longValueExact());
    }
}
