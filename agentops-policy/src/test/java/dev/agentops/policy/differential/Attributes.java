package dev.agentops.policy.differential;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes accesses to attributes of the principal, the resource, the context and other entities. */
final class Attributes {
    private static final String INPUT = "context.input";
    private static final String CONTEXT = "context";

    private static final List<String> BASES = List.of(
            "principal",
            "principal",
            "principal",
            "resource",
            "resource",
            INPUT,
            INPUT,
            INPUT,
            CONTEXT,
            "principal.owner",
            "User::\"u0\"",
            "Doc::\"ghost\"");

    private static final List<String> LEADING_BASES =
            List.of(INPUT, INPUT, INPUT, "principal", "principal", "resource", CONTEXT);

    private final Dice dice;

    /** Few, because the official engine parses all entities for each request. */
    private final Set<Attribute> ofEntities;

    Attributes(Dice dice) {
        this.dice = dice;
        this.ofEntities = EnumSet.copyOf(dice.some(4, 7, () -> dice.pick(Attribute.values())));
        ofEntities.add(dice.pick(Attribute.LEADING));
    }

    Set<Attribute> ofEntities() {
        return ofEntities;
    }

    String base() {
        return dice.pick(BASES);
    }

    /** Something that a policy of an index may begin with, and that has the attribute. */
    String leadingBase(Attribute attribute) {
        return having(attribute, dice.pick(LEADING_BASES));
    }

    /** The base if things there have the attribute; otherwise the input, where all are. Now and then it is missing. */
    private String having(Attribute attribute, String base) {
        boolean has = switch (base) {
            case INPUT -> true;
            case CONTEXT -> Attribute.LEADING.contains(attribute);
            default -> ofEntities.contains(attribute);
        };
        return has || dice.chance(2) ? base : INPUT;
    }

    /** Some attribute of a kind; of a nested record now and then. */
    Term of(Kind kind) {
        Term nested = dice.chance(15) ? nested(kind) : null;
        return nested == null ? access(dice.pick(Attribute.of(kind))) : nested;
    }

    private @Nullable Term nested(Kind kind) {
        String record = having(Attribute.PROFILE, base()) + ".profile";
        return switch (kind) {
            case BOOL -> Term.of(record + ".deep.flag", Operator.ATTRIBUTE);
            case LONG -> Term.of(record + ".age", Operator.ATTRIBUTE);
            case STRING -> Term.of(record + dice.pick(".city", ".deep.name"), Operator.ATTRIBUTE);
            default -> null;
        };
    }

    /** Access to an attribute of something that has it. */
    Term access(Attribute attribute) {
        return access(having(attribute, base()), attribute);
    }

    Term access(String base, Attribute attribute) {
        return attribute.odd() || dice.chance(10)
                ? Term.of(base + "[" + Literals.quoted(attribute.key()) + "]", Operator.QUOTED_ATTRIBUTE)
                : Term.of(base + "." + attribute.key(), Operator.ATTRIBUTE);
    }

    /** How a name stands behind {@code has}. */
    static String name(Attribute attribute) {
        return attribute.odd() ? Literals.quoted(attribute.key()) : attribute.key();
    }
}
