package dev.agentops.policy.differential;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a generated policy may use; each must occur in enough policies. */
enum Operator {
    AND(Kind.BOOL),
    OR(Kind.BOOL),
    NOT(Kind.BOOL),
    EQUAL(Kind.BOOL),
    NOT_EQUAL(Kind.BOOL),
    LESS(Kind.BOOL),
    LESS_OR_EQUAL(Kind.BOOL),
    GREATER(Kind.BOOL),
    GREATER_OR_EQUAL(Kind.BOOL),
    IN(Kind.BOOL),
    IN_SET(Kind.BOOL),
    IS(Kind.BOOL),
    IS_IN(Kind.BOOL),
    HAS(Kind.BOOL),
    HAS_PATH(Kind.BOOL),
    LIKE(Kind.BOOL),
    LIKE_ESCAPED(Kind.BOOL),
    CONTAINS(Kind.BOOL),
    CONTAINS_ALL(Kind.BOOL),
    CONTAINS_ANY(Kind.BOOL),
    IS_EMPTY(Kind.BOOL),
    HAS_TAG(Kind.BOOL),
    DECIMAL_LESS(Kind.BOOL),
    DECIMAL_LESS_OR_EQUAL(Kind.BOOL),
    DECIMAL_GREATER(Kind.BOOL),
    DECIMAL_GREATER_OR_EQUAL(Kind.BOOL),
    IS_IPV4(Kind.BOOL),
    IS_IPV6(Kind.BOOL),
    IS_LOOPBACK(Kind.BOOL),
    IS_MULTICAST(Kind.BOOL),
    IS_IN_RANGE(Kind.BOOL),
    BOOL_IF(Kind.BOOL),
    WRONG_ARITY(Kind.BOOL),
    ADD(Kind.LONG),
    SUBTRACT(Kind.LONG),
    MULTIPLY(Kind.LONG),
    NEGATE(Kind.LONG),
    TO_MILLISECONDS(Kind.LONG),
    TO_SECONDS(Kind.LONG),
    TO_MINUTES(Kind.LONG),
    TO_HOURS(Kind.LONG),
    TO_DAYS(Kind.LONG),
    LONG_IF(Kind.LONG),
    STRING_IF(Kind.STRING),
    GET_TAG(Kind.STRING),
    SET(Kind.STRINGS),
    RECORD(Kind.RECORD),
    ENTITY(Kind.ENTITY),
    DECIMAL(Kind.DECIMAL),
    IP(Kind.IP),
    DATETIME(Kind.DATETIME),
    OFFSET(Kind.DATETIME),
    TO_DATE(Kind.DATETIME),
    DURATION(Kind.DURATION),
    DURATION_SINCE(Kind.DURATION),
    TO_TIME(Kind.DURATION),
    /** Access to an attribute by name and by text; part of every kind. */
    ATTRIBUTE(null),
    QUOTED_ATTRIBUTE(null),
    /** What an index may use: a comparison of an attribute with constants at the beginning of the conditions. */
    LEADING_EQUAL(null),
    LEADING_EQUAL_TURNED(null),
    LEADING_CONTAINS(null),
    LEADING_HAS(null),
    LEADING_TAG(null),
    LEADING_OR(null),
    LEADING_IN(null),
    SCOPE_EQUAL(null),
    SCOPE_IN(null),
    SCOPE_IS(null),
    SCOPE_IS_IN(null),
    SCOPE_ACTIONS(null),
    UNLESS(null),
    SEVERAL_CLAUSES(null);

    private static final List<Operator> WITH_RESULT =
            Arrays.stream(values()).filter(operator -> operator.result != null).toList();

    private final @Nullable Kind result;

    Operator(@Nullable Kind result) {
        this.result = result;
    }

    /** Those that are expressions by themselves. */
    static List<Operator> expressions() {
        return WITH_RESULT;
    }

    /** What it gives; null when it is no expression of its own. */
    @Nullable Kind result() {
        return result;
    }

    /** Those whose result is of a kind. */
    static List<Operator> giving(Kind kind) {
        return WITH_RESULT.stream().filter(operator -> operator.result == kind).toList();
    }
}
