package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Attribute;
import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.Contains;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Equal;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.GetTag;
import dev.agentops.policy.internal.expression.HasAttribute;
import dev.agentops.policy.internal.expression.HasTag;
import dev.agentops.policy.internal.expression.In;
import dev.agentops.policy.internal.expression.Is;
import dev.agentops.policy.internal.expression.Or;
import dev.agentops.policy.internal.expression.Variable;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conditions of a policy that an index can decide. A condition counts only when nothing before it can err: where it is
 * not met, the policy then neither applies nor errs.
 */
final class ConditionFinder {
    private static final int MOST_VALUES = 64;

    private final Collection<Entity> entities;
    private @Nullable Map<EntityUid, Set<Object>> below;

    ConditionFinder(Collection<Entity> entities) {
        this.entities = entities;
    }

    List<Condition> find(CompiledPolicy policy) {
        List<Condition> found = new ArrayList<>();
        List<Expression> conjuncts = policy.conjuncts();
        for (int i = 0; i < conjuncts.size(); i++) {
            Condition condition = condition(conjuncts, i);
            if (condition != null) {
                found.add(condition);
            }
            if (!Totality.isTotal(conjuncts.get(i))) {
                addGuarded(conjuncts, i, found);
                return found;
            }
        }
        return found;
    }

    /** {@code base has a && base.a == c}: where the base itself errs, the key errs too. */
    private void addGuarded(List<Expression> conjuncts, int at, List<Condition> found) {
        if (at + 1 < conjuncts.size()) {
            Condition condition = condition(conjuncts, at + 1);
            if (condition != null && condition.key() instanceof Key.Value value && value.guard() != null) {
                found.add(condition);
            }
        }
    }

    private @Nullable Condition condition(List<Expression> conjuncts, int at) {
        Expression conjunct = conjuncts.get(at);
        if (conjunct instanceof Is is && is.operand() instanceof Variable variable && isEntity(variable)) {
            return new Condition(new Key.Type(variable), Set.of(is.type()), at);
        }
        if (conjunct instanceof In in && in.left() instanceof Variable variable && isEntity(variable)) {
            return in.right() instanceof Constant above ? in(variable, above.value(), at) : null;
        }
        return comparison(conjuncts, at);
    }

    private static boolean isEntity(Variable variable) {
        return variable != Variable.CONTEXT;
    }

    /** A list of entities becomes all that are in one of them: what is done and through what is known when policies are loaded. */
    private @Nullable Condition in(Variable variable, Object above, int at) {
        if (above instanceof EntityUid uid) {
            return new Condition(new Key.Ancestors(variable), Set.of(uid), at);
        }
        if (variable == Variable.PRINCIPAL || !(above instanceof CedarSet set)) {
            return null;
        }
        Set<Object> members = members(set);
        return members == null ? null : new Condition(new Key.Value(variable, null), members, at);
    }

    private @Nullable Set<Object> members(CedarSet above) {
        Set<Object> members = new HashSet<>();
        for (int i = 0; i < above.size() && members.size() <= MOST_VALUES; i++) {
            if (!(above.get(i) instanceof EntityUid uid)) {
                return null;
            }
            members.add(uid);
            members.addAll(below().getOrDefault(uid, Set.of()));
        }
        return members.size() > MOST_VALUES ? null : members;
    }

    /** The entities in each; where there are more than can be looked up, some of them, but too many. */
    private Map<EntityUid, Set<Object>> below() {
        Map<EntityUid, Set<Object>> known = below;
        if (known == null) {
            known = new HashMap<>();
            for (Entity entity : entities) {
                for (EntityUid ancestor : entity.ancestors()) {
                    Set<Object> members = known.computeIfAbsent(ancestor, unused -> new HashSet<>());
                    if (members.size() <= MOST_VALUES) {
                        members.add(entity.uid());
                    }
                }
            }
            below = known;
        }
        return known;
    }

    private static @Nullable Condition comparison(List<Expression> conjuncts, int at) {
        Membership membership = Membership.of(conjuncts.get(at));
        if (membership == null || membership.values().size() > MOST_VALUES) {
            return null;
        }
        Expression guard = guard(membership.subject(), at == 0 ? null : conjuncts.get(at - 1));
        return new Condition(new Key.Value(membership.subject(), guard), membership.values(), at);
    }

    /** The expression before, when it says that the subject is there. */
    private static @Nullable Expression guard(Expression subject, @Nullable Expression before) {
        if (subject instanceof Attribute attribute
                && new HasAttribute(attribute.target(), attribute.name()).equals(before)) {
            return before;
        }
        return subject instanceof GetTag tag && new HasTag(tag.target(), tag.key()).equals(before) ? before : null;
    }

    /** One subject, and the constants that it may be equal to. */
    private record Membership(Expression subject, Set<Object> values) {
        static @Nullable Membership of(Expression expression) {
            if (expression instanceof Equal equal) {
                return equal(equal);
            }
            if (expression instanceof Contains contains) {
                return contains(contains);
            }
            return expression instanceof Or or ? or(or) : null;
        }

        private static @Nullable Membership equal(Equal equal) {
            if (equal.right() instanceof Constant constant) {
                return single(equal.left(), constant.value());
            }
            return equal.left() instanceof Constant constant ? single(equal.right(), constant.value()) : null;
        }

        private static @Nullable Membership single(Expression subject, Object value) {
            return isSubject(subject) && isKey(value) ? new Membership(subject, Set.of(value)) : null;
        }

        private static @Nullable Membership contains(Contains contains) {
            if (!isSubject(contains.element())
                    || !(contains.set() instanceof Constant constant)
                    || !(constant.value() instanceof CedarSet set)) {
                return null;
            }
            Set<Object> values = new HashSet<>();
            for (int i = 0; i < set.size(); i++) {
                values.add(set.get(i));
            }
            return values.stream().allMatch(Membership::isKey) ? new Membership(contains.element(), values) : null;
        }

        private static @Nullable Membership or(Or or) {
            Membership left = of(or.left());
            Membership right = of(or.right());
            if (left == null || right == null || !left.subject.equals(right.subject)) {
                return null;
            }
            Set<Object> values = new HashSet<>(left.values);
            values.addAll(right.values);
            return new Membership(left.subject, values);
        }

        private static boolean isSubject(Expression expression) {
            return expression instanceof Variable
                    || (expression instanceof Attribute attribute && isSubject(attribute.target()))
                    || (expression instanceof GetTag tag && isSubject(tag.target()) && tag.key() instanceof Constant);
        }

        /** Sets and records are left to the policies: looking one up would have to go over all of it. */
        private static boolean isKey(Object value) {
            return !(value instanceof Map<?, ?> || value instanceof CedarSet || value instanceof EvaluationError);
        }
    }
}
