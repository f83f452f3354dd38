package dev.agentops.policy;

import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON values into Cedar values, under the type that the schema declares for each place. A value that Cedar cannot hold
 * exactly is refused, also where no policy reads it.
 */
final class CedarValues {
    /**
     * The engine goes down one call for each level, on the stack of the thread that asks. So many were decided or denied
     * wherever a thread with a stack of 180 KB, 256 KB or 1 MB stood; forty ended the process.
     */
    static final int DEEPEST = 16;

    /** The arguments are the first level, inside of the context. */
    private static final int DEEPEST_IN_CONTEXT = DEEPEST + 1;

    private static final Set<String> RESERVED = Set.of("__entity", "__extn", "__expr");
    private static final int DECIMAL_PLACES = 4;
    private static final BigDecimal LARGEST_DECIMAL = BigDecimal.valueOf(Long.MAX_VALUE, DECIMAL_PLACES);
    private static final BigDecimal SMALLEST_DECIMAL = BigDecimal.valueOf(Long.MIN_VALUE, DECIMAL_PLACES);

    private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    private CedarValues() {}

    /**
     * Turns an object into a record.
     *
     * @throws UnfitValueException when a value in it has no equal in Cedar
     */
    static Map<String, Object> record(Map<?, ?> members, DeclaredType type) {
        return record(members, type, 1);
    }

    private static Map<String, Object> record(Map<?, ?> members, DeclaredType type, int depth) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            try {
                Object value = member(name, member.getValue(), type, depth);
                if (value != null) {
                    record.put(name, value);
                }
            } catch (UnfitValueException e) {
                throw e.within(name);
            }
        }
        return record;
    }

    private static @Nullable Object member(String name, @Nullable Object value, DeclaredType type, int depth) {
        if (RESERVED.contains(name)) {
            throw new UnfitValueException("is a name that Cedar reserves: use another");
        }
        if (type instanceof DeclaredType.RecordOf declared
                && !declared.attributes().containsKey(name)) {
            throw new UnfitValueException("is not declared by the schema: leave it out");
        }
        return value == null ? null : value(value, type.member(name), depth + 1);
    }

    private static CedarSet set(List<?> elements, DeclaredType type, int depth) {
        List<Object> set = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            try {
                set.add(element(elements.get(i), type, depth));
            } catch (UnfitValueException e) {
                throw e.within(i);
            }
        }
        return CedarSet.of(set);
    }

    private static Object element(@Nullable Object element, DeclaredType type, int depth) {
        if (element == null) {
            throw new UnfitValueException("is null, which a Cedar set cannot hold: leave it out");
        }
        return value(element, type.element(), depth + 1);
    }

    private static Object value(Object value, DeclaredType type, int depth) {
        if (type == DeclaredType.Scalar.ENTITY && !(value instanceof EntityUid)) {
            throw new UnfitValueException("would have to be an entity, which no argument can be");
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return container(value, type, depth);
        }
        return value instanceof Number number ? number(number, type) : scalar(value);
    }

    /** The engine would take some records for entities and for values of extension types. */
    private static Object container(Object value, DeclaredType type, int depth) {
        if (depth > DEEPEST_IN_CONTEXT) {
            throw new UnfitValueException("is nested more than " + DEEPEST + " levels deep: flatten it");
        }
        if (type == DeclaredType.Scalar.DECIMAL || type == DeclaredType.Scalar.EXTENSION) {
            throw new UnfitValueException("must be a single value, not an object or an array");
        }
        return value instanceof Map<?, ?> map ? record(map, type, depth) : set((List<?>) value, type, depth);
    }

    private static Object scalar(Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof EntityUid || isExtension(value)) {
            return value;
        }
        throw new UnfitValueException("is a " + value.getClass().getName() + ", which is no JSON value");
    }

    private static boolean isExtension(Object value) {
        return value instanceof CedarDecimal
                || value instanceof CedarIp
                || value instanceof CedarDateTime
                || value instanceof CedarDuration;
    }

    private static Object number(Number number, DeclaredType type) {
        if (number instanceof Long integer) {
            return type == DeclaredType.Scalar.DECIMAL ? decimal(BigDecimal.valueOf(integer)) : integer;
        }
        if (number instanceof BigInteger) {
            throw new UnfitValueException("is an integer beyond 64 bits, which Cedar cannot hold");
        }
        if (number instanceof BigDecimal fraction) {
            return fraction(fraction, type);
        }
        return scalar(number);
    }

    /** Where no type is declared the spelling does not count: {@code 100}, {@code 100.0} and {@code 1e2} are one value. */
    private static Object fraction(BigDecimal number, DeclaredType type) {
        boolean integral = type != DeclaredType.Scalar.DECIMAL && isLong(number);
        return type == DeclaredType.Scalar.LONG || integral ? integral(number) : decimal(number);
    }

    private static boolean isLong(BigDecimal number) {
        return isInLongRange(number) && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isInLongRange(BigDecimal number) {
        return number.compareTo(SMALLEST_LONG) >= 0 && number.compareTo(LARGEST_LONG) <= 0;
    }

    private static Object integral(BigDecimal fraction) {
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
