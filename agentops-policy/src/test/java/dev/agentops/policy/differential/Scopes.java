package dev.agentops.policy.differential;

import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Set;

/** Throws heads of policies: often open, so that requests have several candidates. */
final class Scopes {
    private final Dice dice;

    /** How many of the parts are left open, in percent: one number for a whole set of policies. */
    private final int open;

    Scopes(Dice dice) {
        this.dice = dice;
        this.open = dice.pick(50, 70, 80, 95);
    }

    /** Adds what it uses to the operators. */
    Scope scope(Set<Operator> operators) {
        return new Scope(principal(operators), action(operators), resource(operators));
    }

    private Constraint principal(Set<Operator> operators) {
        return dice.chance(open)
                ? new Constraint.Any()
                : entity(operators, "User", Values.USERS, "Group", Values.GROUPS);
    }

    private Constraint resource(Set<Operator> operators) {
        if (dice.chance(open)) {
            return new Constraint.Any();
        }
        return dice.chance(20)
                ? entity(operators, "User", Values.USERS, "Group", Values.GROUPS)
                : entity(operators, "Doc", Values.DOCS, "Folder", Values.FOLDERS);
    }

    private Constraint entity(
            Set<Operator> operators, String type, List<String> ids, String group, List<String> groups) {
        EntityUid single = uid(type, ids);
        EntityUid ancestor = dice.chance(85) ? uid(group, groups) : single;
        String some = dice.pick(type, type, type, group, "Shop::Robot");
        return switch (dice.between(0, 6)) {
            case 0 -> new Constraint.Equal(used(Operator.SCOPE_EQUAL, operators, single));
            case 1, 2 -> new Constraint.In(used(Operator.SCOPE_IN, operators, ancestor));
            case 3, 4 -> new Constraint.Is(used(Operator.SCOPE_IS, operators, some));
            default -> new Constraint.IsIn(some, used(Operator.SCOPE_IS_IN, operators, ancestor));
        };
    }

    private Constraint action(Set<Operator> operators) {
        if (dice.chance(open)) {
            return new Constraint.Any();
        }
        return switch (dice.between(0, 3)) {
            case 0 -> new Constraint.Equal(used(Operator.SCOPE_EQUAL, operators, uid("Action", Values.ACTIONS)));
            case 1 -> new Constraint.In(used(Operator.SCOPE_IN, operators, uid("Action", Values.ACTION_GROUPS)));
            default ->
                new Constraint.InAny(used(
                        Operator.SCOPE_ACTIONS,
                        operators,
                        dice.some(0, 4, () -> uid("Action", dice.chance(60) ? Values.ACTIONS : Values.ACTION_GROUPS))));
        };
    }

    private EntityUid uid(String type, List<String> ids) {
        return new EntityUid(type, dice.pick(ids));
    }

    private static <T> T used(Operator operator, Set<Operator> operators, T value) {
        operators.add(operator);
        return value;
    }
}
