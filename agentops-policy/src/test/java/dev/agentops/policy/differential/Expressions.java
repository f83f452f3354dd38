package dev.agentops.policy.differential;

import static dev.agentops.policy.differential.Kind.BOOL;
import static dev.agentops.policy.differential.Kind.DATETIME;
import static dev.agentops.policy.differential.Kind.DECIMAL;
import static dev.agentops.policy.differential.Kind.DURATION;
import static dev.agentops.policy.differential.Kind.ENTITIES;
import static dev.agentops.policy.differential.Kind.ENTITY;
import static dev.agentops.policy.differential.Kind.IP;
import static dev.agentops.policy.differential.Kind.LONG;
import static dev.agentops.policy.differential.Kind.LONGS;
import static dev.agentops.policy.differential.Kind.STRING;
import static dev.agentops.policy.differential.Kind.STRINGS;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Throws expressions: mostly well typed, so that they are often true, now and then with an operand of a wrong kind. */
final class Expressions {
    private static final List<Kind> ORDERED = List.of(LONG, LONG, LONG, LONG, DATETIME, DURATION);
    private static final List<Kind> COMPARED =
            List.of(LONG, STRING, STRING, ENTITY, BOOL, STRINGS, LONGS, Kind.RECORD, DECIMAL, IP, DATETIME, DURATION);
    private static final List<String> TYPES = List.of("User", "User", "Group", "Doc", "Doc", "Folder", "Shop::Robot");
    private static final List<String> PATTERNS =
            List.of("*", "k*", "*d*", "r*d", "re*ed", "k*k0", "a**b", "", "*d*d*", "h*r", "*e*d", "red*ed");
    private static final List<String> ESCAPED = List.of("a\\*b", "*\\*b", "*\\\"q*", "\\u{1f642}", "*\\0*", "\\**");

    private static final List<String> DECIDED = List.of(
            "true",
            "false",
            "(9223372036854775807 + 1 > 0)",
            "ip(\"256.1.1.1\").isIpv4()",
            "(1 == \"1\")",
            "decimal(\"1.0\").lessThan(decimal(\"2.0\"))");

    private final Dice dice;
    private final int wrong;
    private final Values values;
    private final Attributes attributes;
    private final Map<Operator, IntFunction<Term>> makers = new EnumMap<>(Operator.class);

    /** Throws expressions in which a part of all operands, in percent, is of a wrong kind. */
    Expressions(Dice dice, int wrong) {
        this.dice = dice;
        this.wrong = wrong;
        this.values = new Values(dice, false);
        this.attributes = new Attributes(dice);
        logic();
        comparisons();
        numbers();
        entities();
        sets();
        extensions();
    }

    Values values() {
        return values;
    }

    Attributes attributes() {
        return attributes;
    }

    /** An expression of a kind, nested at most so deep. */
    Term of(Kind wanted, int depth) {
        Kind kind = dice.chance(wrong) ? dice.pick(Kind.values()) : wanted;
        List<Operator> operators = Operator.giving(kind);
        return depth <= 0 || operators.isEmpty() || dice.chance(leafShare(kind))
                ? leaf(kind)
                : using(dice.pick(operators), depth - 1);
    }

    private static int leafShare(Kind kind) {
        return kind == BOOL ? 5 : 60;
    }

    /** An expression that begins with an operator; its operands are nested at most so deep. */
    Term using(Operator operator, int depth) {
        return makers.get(operator).apply(depth).as(operator);
    }

    private Term leaf(Kind kind) {
        if (kind == ENTITY && dice.chance(70)) {
            return Term.of(dice.pick("principal", "principal", "resource", "action"));
        } else if (kind == BOOL && dice.chance(60)) {
            return equality();
        }
        return dice.chance(55) ? attributes.of(kind) : literal(kind);
    }

    private Term literal(Kind kind) {
        Term text = Term.of(Literals.text(values.of(kind)));
        return switch (kind) {
            case ENTITY -> text.as(Operator.ENTITY);
            case DECIMAL -> text.as(Operator.DECIMAL);
            case IP -> text.as(Operator.IP);
            case DATETIME -> text.as(Operator.DATETIME);
            case DURATION -> text.as(Operator.DURATION);
            case STRINGS, LONGS, ENTITIES -> text.as(Operator.SET);
            default -> text;
        };
    }

    /** An attribute and one of its own values: true often enough. */
    private Term equality() {
        Attribute attribute = dice.pick(Attribute.values());
        Term value = Term.of(Literals.text(values.of(attribute)));
        return Term.of(Operator.EQUAL, "(%s == %s)", attributes.access(attribute), value);
    }

    /** A maker that fills operands of the given kinds into a format. */
    private void make(Operator operator, String format, Kind... kinds) {
        makers.put(operator, depth -> filled(operator, format, depth, kinds));
    }

    private Term filled(Operator operator, String format, int depth, Kind... kinds) {
        return Term.of(
                operator,
                format,
                Arrays.stream(kinds).map(kind -> of(kind, depth)).toArray(Term[]::new));
    }

    private void logic() {
        makers.put(Operator.AND, depth -> Term.of(Operator.AND, "(%s && %s)", first(depth), of(BOOL, depth)));
        makers.put(Operator.OR, depth -> Term.of(Operator.OR, "(%s || %s)", first(depth), of(BOOL, depth)));
        makers.put(
                Operator.BOOL_IF,
                depth -> Term.of(
                        Operator.BOOL_IF, "(if %s then %s else %s)", first(depth), of(BOOL, depth), of(BOOL, depth)));
        make(Operator.NOT, "(!%s)", BOOL);
        make(Operator.LONG_IF, "(if %s then %s else %s)", BOOL, LONG, LONG);
        make(Operator.STRING_IF, "(if %s then %s else %s)", BOOL, STRING, STRING);
        make(Operator.RECORD, "{city: %s, \"age\": %s, deep: {flag: %s}}", STRING, LONG, BOOL);
        makers.put(Operator.HAS, depth -> has());
        makers.put(Operator.HAS_PATH, depth -> Term.of(Operator.HAS_PATH, "(" + path() + ")"));
        makers.put(Operator.LIKE, depth -> dice.chance(60) ? likeItself() : like(Operator.LIKE, PATTERNS, depth));
        makers.put(Operator.LIKE_ESCAPED, depth -> like(Operator.LIKE_ESCAPED, ESCAPED, depth));
    }

    /** What decides whether the rest counts: now and then a constant, or a constant that errs. */
    private Term first(int depth) {
        return dice.chance(10) ? Term.of(dice.pick(DECIDED)) : of(BOOL, depth);
    }

    private Term has() {
        String base = dice.chance(5) ? "context.input.kind" : attributes.base();
        return Term.of(Operator.HAS, "(" + base + " has " + Attributes.name(dice.pick(Attribute.values())) + ")");
    }

    private String path() {
        String base = attributes.base();
        String name = dice.pick(Attribute.values()).key().replace(" ", "_");
        return dice.chance(50)
                ? base + " has profile" + dice.pick(".deep.flag", ".deep.name", ".city", ".deep.none", ".city.none")
                : "context has input." + name;
    }

    /** A wildcard between the begin and the end of a value, which may overlap. */
    private Term likeItself() {
        Attribute attribute = dice.pick(Attribute.KIND, Attribute.DEPARTMENT, Attribute.TEXT);
        String text = values.of(attribute).textValue();
        int until = dice.between(0, text.length());
        String begin = text.substring(0, until);
        String end = text.substring(dice.between(0, dice.chance(60) ? until : text.length()));
        String pattern = Literals.quoted(begin + dice.pick("*", "*", "*", "**", "*1*") + end);
        return Term.of(Operator.LIKE, "(%s like " + pattern + ")", attributes.access(attribute));
    }

    private Term like(Operator operator, List<String> patterns, int depth) {
        Term text = dice.chance(50) ? attributes.access(Attribute.ODD) : of(STRING, depth);
        return Term.of(operator, "(%s like \"" + dice.pick(patterns) + "\")", text);
    }

    private void comparisons() {
        makers.put(
                Operator.EQUAL,
                depth -> dice.chance(60) ? equality() : compared(Operator.EQUAL, "==", COMPARED, depth));
        makers.put(Operator.NOT_EQUAL, depth -> compared(Operator.NOT_EQUAL, "!=", COMPARED, depth));
        makers.put(Operator.LESS, depth -> compared(Operator.LESS, "<", ORDERED, depth));
        makers.put(Operator.LESS_OR_EQUAL, depth -> compared(Operator.LESS_OR_EQUAL, "<=", ORDERED, depth));
        makers.put(Operator.GREATER, depth -> compared(Operator.GREATER, ">", ORDERED, depth));
        makers.put(Operator.GREATER_OR_EQUAL, depth -> compared(Operator.GREATER_OR_EQUAL, ">=", ORDERED, depth));
    }

    private Term compared(Operator operator, String sign, List<Kind> kinds, int depth) {
        Kind kind = dice.pick(kinds);
        return filled(operator, "(%s " + sign + " %s)", depth, kind, kind);
    }

    private void numbers() {
        arithmetic(Operator.ADD, "(%s + %s)");
        arithmetic(Operator.SUBTRACT, "(%s - %s)");
        arithmetic(Operator.MULTIPLY, "(%s * %s)");
        makers.put(Operator.NEGATE, depth -> Term.of(Operator.NEGATE, "(-%s)", number(depth)));
        make(Operator.TO_MILLISECONDS, "%s.toMilliseconds()", DURATION);
        make(Operator.TO_SECONDS, "%s.toSeconds()", DURATION);
        make(Operator.TO_MINUTES, "%s.toMinutes()", DURATION);
        make(Operator.TO_HOURS, "%s.toHours()", DURATION);
        make(Operator.TO_DAYS, "%s.toDays()", DURATION);
    }

    private void arithmetic(Operator operator, String format) {
        makers.put(operator, depth -> Term.of(operator, format, number(depth), number(depth)));
    }

    /** Near the ends of 64 bits more often than elsewhere. */
    private Term number(int depth) {
        if (!dice.chance(35)) {
            return of(LONG, depth);
        }
        return dice.chance(50)
                ? attributes.access(Attribute.COUNT)
                : Term.of(Literals.text(values.of(Attribute.COUNT)));
    }

    private void entities() {
        make(Operator.IN, "(%s in %s)", ENTITY, ENTITY);
        make(Operator.IN_SET, "(%s in %s)", ENTITY, ENTITIES);
        makers.put(Operator.IS, depth -> filled(Operator.IS, "(%s is " + dice.pick(TYPES) + ")", depth, ENTITY));
        makers.put(
                Operator.IS_IN,
                depth -> filled(
                        Operator.IS_IN,
                        "(%s is " + dice.pick(TYPES) + " in %s)",
                        depth,
                        ENTITY,
                        dice.chance(75) ? ENTITY : ENTITIES));
        makers.put(Operator.ENTITY, depth -> literal(ENTITY));
        makers.put(Operator.HAS_TAG, depth -> Term.of(Operator.HAS_TAG, "%s.hasTag(%s)", of(ENTITY, 0), tag(depth)));
        makers.put(Operator.GET_TAG, depth -> Term.of(Operator.GET_TAG, "%s.getTag(%s)", of(ENTITY, 0), tag(depth)));
    }

    private Term tag(int depth) {
        return dice.chance(80) ? Term.of(Literals.quoted(dice.pick(Values.TAGS))) : of(STRING, depth);
    }

    private void sets() {
        makers.put(Operator.SET, depth -> Term.set(dice.some(0, 3, () -> of(STRING, depth))));
        makers.put(
                Operator.CONTAINS,
                depth -> dice.chance(50)
                        ? filled(Operator.CONTAINS, "%s.contains(%s)", depth, STRINGS, STRING)
                        : filled(Operator.CONTAINS, "%s.contains(%s)", depth, LONGS, LONG));
        make(Operator.CONTAINS_ALL, "%s.containsAll(%s)", STRINGS, STRINGS);
        make(Operator.CONTAINS_ANY, "%s.containsAny(%s)", LONGS, LONGS);
        make(Operator.IS_EMPTY, "%s.isEmpty()", STRINGS);
    }

    private void extensions() {
        constructor(Operator.DECIMAL, "decimal", DECIMAL);
        constructor(Operator.IP, "ip", IP);
        constructor(Operator.DATETIME, "datetime", DATETIME);
        constructor(Operator.DURATION, "duration", DURATION);
        make(Operator.DECIMAL_LESS, "%s.lessThan(%s)", DECIMAL, DECIMAL);
        make(Operator.DECIMAL_LESS_OR_EQUAL, "%s.lessThanOrEqual(%s)", DECIMAL, DECIMAL);
        make(Operator.DECIMAL_GREATER, "%s.greaterThan(%s)", DECIMAL, DECIMAL);
        make(Operator.DECIMAL_GREATER_OR_EQUAL, "%s.greaterThanOrEqual(%s)", DECIMAL, DECIMAL);
        make(Operator.IS_IPV4, "%s.isIpv4()", IP);
        make(Operator.IS_IPV6, "%s.isIpv6()", IP);
        make(Operator.IS_LOOPBACK, "%s.isLoopback()", IP);
        make(Operator.IS_MULTICAST, "%s.isMulticast()", IP);
        make(Operator.IS_IN_RANGE, "%s.isInRange(%s)", IP, IP);
        make(Operator.OFFSET, "%s.offset(%s)", DATETIME, DURATION);
        make(Operator.TO_DATE, "%s.toDate()", DATETIME);
        make(Operator.TO_TIME, "%s.toTime()", DATETIME);
        make(Operator.DURATION_SINCE, "%s.durationSince(%s)", DATETIME, DATETIME);
        makers.put(Operator.WRONG_ARITY, depth -> wrongArity());
    }

    /** Of a constant, of the text of an attribute, or of something that is no such value. */
    private void constructor(Operator operator, String function, Kind kind) {
        makers.put(
                operator,
                depth -> dice.chance(85)
                        ? Term.of(Literals.text(values.of(kind)))
                        : Term.of(operator, function + "(%s)", dice.chance(80) ? of(STRING, depth) : text()));
    }

    private Term text() {
        return attributes.access(Attribute.TEXT);
    }

    private Term wrongArity() {
        String call = dice.pick(
                "decimal(\"1.0\", \"2.0\").lessThan(decimal(\"3.0\"))",
                "(ip() == context.input)",
                "principal.price.lessThan()",
                "ip(\"::1\").isIpv4(1)",
                "ip(\"::1\").isInRange()",
                "(duration(\"1h\").toDays(2) == 3)",
                "context.input.since.toDate(1).toTime(\"x\").isIpv6()");
        return dice.chance(50) ? Term.of("(resource has kind && " + call + ")") : Term.of(call);
    }
}
