package dev.agentops.policy.differential;

import java.util.List;

/** Throws conditions that begin with a comparison of an attribute with constants, in every form that an index may use. */
final class Leads {
    private static final List<Operator> FORMS = List.of(
            Operator.LEADING_EQUAL,
            Operator.LEADING_EQUAL,
            Operator.LEADING_EQUAL,
            Operator.LEADING_EQUAL_TURNED,
            Operator.LEADING_CONTAINS,
            Operator.LEADING_HAS,
            Operator.LEADING_TAG,
            Operator.LEADING_OR,
            Operator.LEADING_IN,
            Operator.LEADING_IN);

    private final Dice dice;
    private final Expressions expressions;

    /** Most policies of a set are written in one style, and begin with one attribute. */
    private final Operator style;

    private final int styled;
    private final String base;

    private final Attribute attribute;

    Leads(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
        this.style = dice.pick(FORMS);
        this.styled = dice.pick(0, 40, 80);
        this.attribute = dice.pick(Attribute.LEADING);
        this.base = expressions.attributes().leadingBase(attribute);
    }

    /** The comparison alone, or with more behind it. */
    Term lead() {
        Term lead = form();
        if (dice.chance(45)) {
            return lead;
        }
        Term rest = expressions.of(Kind.BOOL, dice.between(0, 2));
        return switch (dice.between(0, 5)) {
            case 0 -> Term.of(Operator.AND, "%s && %s && %s", lead, rest, form());
            case 1 -> Term.of(Operator.AND, "(%s && %s) && %s", lead, form(), rest);
            case 2 -> Term.of(Operator.OR, "(%s || %s)", lead, rest);
            default -> Term.of(Operator.AND, "%s && %s", lead, rest);
        };
    }

    private Term form() {
        boolean usual = dice.chance(75);
        Attribute compared = usual ? attribute : dice.pick(Attribute.LEADING);
        String from = usual ? base : expressions.attributes().leadingBase(compared);
        Term access = expressions.attributes().access(from, compared);
        Operator form = dice.chance(styled) ? style : dice.pick(FORMS);
        return (switch (form) {
                    case LEADING_EQUAL_TURNED -> Term.of(Operator.EQUAL, "%s == %s", constant(compared), access);
                    case LEADING_CONTAINS -> Term.of(Operator.CONTAINS, "%s.contains(%s)", constants(compared), access);
                    case LEADING_HAS -> guarded(from, compared, access);
                    case LEADING_TAG -> tag();
                    case LEADING_OR -> either(compared, access);
                    case LEADING_IN -> in();
                    default -> Term.of(Operator.EQUAL, "%s == %s", access, constant(compared));
                })
                .as(form);
    }

    private Term guarded(String from, Attribute compared, Term access) {
        Term has = Term.of(
                Operator.HAS,
                dice.chance(65)
                        ? from + " has " + Attributes.name(compared)
                        : "context.input has " + Attributes.name(dice.pick(Attribute.LEADING)));
        return Term.of(Operator.AND, "%s && %s", has, Term.of(Operator.EQUAL, "%s == %s", access, constant(compared)));
    }

    private Term tag() {
        String owner = dice.pick("principal", "principal", "resource");
        String key = Literals.quoted(dice.pick(Values.TAGS));
        Term has = Term.of(Operator.HAS_TAG, owner + ".hasTag(" + key + ")");
        Term get = Term.of(Operator.GET_TAG, owner + ".getTag(" + key + ")");
        Term equal = Term.of(Operator.EQUAL, "%s == %s", get, Term.of(Literals.quoted(dice.pick("a", "b", "c"))));
        return dice.chance(70) ? Term.of(Operator.AND, "%s && %s", has, equal) : equal;
    }

    private Term either(Attribute compared, Term access) {
        Attribute other = dice.chance(70) ? compared : dice.pick(Attribute.LEADING);
        Term second = other == compared ? access : expressions.attributes().access(other);
        return Term.of(
                Operator.OR,
                "(%s || %s)",
                Term.of(Operator.EQUAL, "%s == %s", access, constant(compared)),
                Term.of(Operator.EQUAL, "%s == %s", second, constant(other)));
    }

    private Term in() {
        if (dice.chance(50)) {
            String member = dice.pick("principal", "principal", "resource", "principal.owner");
            return Term.of(Operator.IN, member + " in " + group());
        }
        List<String> groups = dice.some(0, 2, this::group);
        return Term.of(
                Operator.IN_SET,
                dice.pick("principal", "resource", "resource") + " in [" + String.join(", ", groups) + "]");
    }

    private String group() {
        return dice.chance(70)
                ? "Group::" + Literals.quoted(dice.pick(Values.GROUPS))
                : "Folder::" + Literals.quoted(dice.pick(Values.FOLDERS));
    }

    private Term constant(Attribute compared) {
        return Term.of(Literals.text(
                dice.chance(3)
                        ? expressions.values().of(dice.pick(Kind.values()))
                        : expressions.values().of(compared)));
    }

    private Term constants(Attribute compared) {
        return Term.set(dice.some(0, 3, () -> constant(compared)));
    }
}
