package dev.agentops.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call in the form in which calls are compared: two are equal when their tools are, and their arguments are the same
 * JSON, where the order of members does not matter and numbers are equal when their values are ({@code 1} and {@code 1.0}).
 *
 * @param tool the tool's name
 * @param arguments what {@link #canonical} makes of the arguments; null when only the name is compared
 */
record ComparableCall(String tool, @Nullable Object arguments) {

    static ComparableCall withArguments(String tool, Map<?, ?> arguments) {
        return new ComparableCall(tool, canonical(arguments));
    }

    /** A call of unknown arguments: equal to nothing. */
    static ComparableCall unlikeAny(String tool) {
        return new ComparableCall(tool, new Object());
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> members = new HashMap<>();
            map.forEach((name, member) -> members.put(name, canonical(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ComparableCall::canonical).toList();
        }
        return value instanceof Number number ? decimal(number) : value;
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        BigDecimal integral =
                number instanceof BigInteger big ? new BigDecimal(big) : new BigDecimal(number.longValue());
        return integral.stripTrailingZeros();
    }
}
