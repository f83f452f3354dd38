package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function or method of an extension type.
 *
 * @see <a href="https://docs.cedarpolicy.com/policies/syntax-datatypes.html#datatype-extension">extension types of Cedar</a>
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions are method references and lambdas that capture classes alone
public enum ExtensionFunction {
    /** Makes a decimal of its text. */
    DECIMAL("decimal", String.class, CedarDecimal::parse, "a text such as 12.5, at most four digits after the point"),
    /** Makes an address or a range of its text. */
    IP("ip", String.class, CedarIp::parse, "a text such as 192.0.2.1 or 192.0.2.0/24"),
    /** Makes a point in time of its text. */
    DATETIME("datetime", String.class, CedarDateTime::parse, "a text such as 2024-10-15T11:35:00Z"),
    /** Makes a span of time of its text. */
    DURATION("duration", String.class, CedarDuration::parse, "a text such as 1d2h30m"),

    /** Whether a decimal is less than another. */
    LESS_THAN("lessThan", CedarDecimal.class, CedarDecimal.class, (a, b) -> a.compareTo(b) < 0),
    /** Whether a decimal is less than another or equal to it. */
    LESS_THAN_OR_EQUAL("lessThanOrEqual", CedarDecimal.class, CedarDecimal.class, (a, b) -> a.compareTo(b) <= 0),
    /** Whether a decimal is greater than another. */
    GREATER_THAN("greaterThan", CedarDecimal.class, CedarDecimal.class, (a, b) -> a.compareTo(b) > 0),
    /** Whether a decimal is greater than another or equal to it. */
    GREATER_THAN_OR_EQUAL("greaterThanOrEqual", CedarDecimal.class, CedarDecimal.class, (a, b) -> a.compareTo(b) >= 0),

    /** Whether an address is one of version 4. */
    IS_IPV4("isIpv4", CedarIp.class, CedarIp::isIpv4),
    /** Whether an address is one of version 6. */
    IS_IPV6("isIpv6", CedarIp.class, CedarIp::isIpv6),
    /** Whether an address is of this machine. */
    IS_LOOPBACK("isLoopback", CedarIp.class, CedarIp::isLoopback),
    /** Whether an address is one of many receivers. */
    IS_MULTICAST("isMulticast", CedarIp.class, CedarIp::isMulticast),
    /** Whether a range lies in another. */
    IS_IN_RANGE("isInRange", CedarIp.class, CedarIp.class, CedarIp::isInRange),

    /** A point in time, some time later. */
    OFFSET("offset", CedarDateTime.class, CedarDuration.class, CedarDateTime::offset),
    /** The time between two points in time. */
    DURATION_SINCE("durationSince", CedarDateTime.class, CedarDateTime.class, CedarDateTime::durationSince),
    /** The beginning of the day. */
    TO_DATE("toDate", CedarDateTime.class, CedarDateTime::toDate),
    /** The time since the beginning of the day. */
    TO_TIME("toTime", CedarDateTime.class, CedarDateTime::toTime),
    /** All of it, in milliseconds. */
    TO_MILLISECONDS("toMilliseconds", CedarDuration.class, CedarDuration::toMilliseconds),
    /** In whole seconds. */
    TO_SECONDS("toSeconds", CedarDuration.class, CedarDuration::toSeconds),
    /** In whole minutes. */
    TO_MINUTES("toMinutes", CedarDuration.class, CedarDuration::toMinutes),
    /** In whole hours. */
    TO_HOURS("toHours", CedarDuration.class, CedarDuration::toHours),
    /** In whole days. */
    TO_DAYS("toDays", CedarDuration.class, CedarDuration::toDays);

    private static final Map<String, ExtensionFunction> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ExtensionFunction::cedarName, f -> f));

    private final String cedarName;
    private final int arity;
    private final EvaluationError failure;
    private final Function<Object, @Nullable Object> unary;
    private final BiFunction<Object, Object, @Nullable Object> binary;

    <A> ExtensionFunction(String cedarName, Class<A> type, Function<A, ? extends @Nullable Object> function) {
        this(cedarName, type, function, "a value of its type whose result is in range");
    }

    <A> ExtensionFunction(
            String cedarName, Class<A> type, Function<A, ? extends @Nullable Object> function, String needs) {
        this.cedarName = cedarName;
        this.arity = 1;
        this.failure = new EvaluationError(cedarName + " needs " + needs);
        this.unary = argument -> type.isInstance(argument) ? function.apply(type.cast(argument)) : null;
        this.binary = (first, second) -> null;
    }

    <A, B> ExtensionFunction(
            String cedarName, Class<A> first, Class<B> second, BiFunction<A, B, ? extends @Nullable Object> function) {
        this.cedarName = cedarName;
        this.arity = 2;
        this.failure = new EvaluationError(cedarName + " needs two values of its types whose result is in range");
        this.unary = argument -> null;
        this.binary = (a, b) ->
                first.isInstance(a) && second.isInstance(b) ? function.apply(first.cast(a), second.cast(b)) : null;
    }

    /** The function of a name in the language; null when there is none. */
    static @Nullable ExtensionFunction named(String cedarName) {
        return BY_NAME.get(cedarName);
    }

    /** Its name in the language. */
    public String cedarName() {
        return cedarName;
    }

    /** Whether it is called on its first argument, not by its name alone. */
    public boolean isMethod() {
        return this != DECIMAL && this != IP && this != DATETIME && this != DURATION;
    }

    /** How many arguments it takes, with the one that it is a method of. */
    public int arity() {
        return arity;
    }

    /** What stands for the result when an argument does not fit. */
    EvaluationError failure() {
        return failure;
    }

    /** The result; null when the argument does not fit. */
    @Nullable Object apply(Object argument) {
        return unary.apply(argument);
    }

    /** The result; null when an argument does not fit. */
    @Nullable Object apply(Object first, Object second) {
        return binary.apply(first, second);
    }
}
