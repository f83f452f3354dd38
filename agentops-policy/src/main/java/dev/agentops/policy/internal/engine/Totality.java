package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.And;
import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.Equal;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.HasAttribute;
import dev.agentops.policy.internal.expression.HasTag;
import dev.agentops.policy.internal.expression.In;
import dev.agentops.policy.internal.expression.Is;
import dev.agentops.policy.internal.expression.Not;
import dev.agentops.policy.internal.expression.Or;
import dev.agentops.policy.internal.expression.Variable;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;

/** Tells expressions that are true or false for every request, and never err. */
final class Totality {
    private Totality() {}

    static boolean isTotal(Expression expression) {
        if (expression instanceof Constant constant) {
            return constant.value() instanceof Boolean;
        }
        if (expression instanceof Not not) {
            return isTotal(not.operand());
        }
        if (expression instanceof And and) {
            return isTotal(and.left()) && isTotal(and.right());
        }
        if (expression instanceof Or or) {
            return isTotal(or.left()) && isTotal(or.right());
        }
        return expression instanceof Equal equal
                ? hasValue(equal.left()) && hasValue(equal.right())
                : isTotalQuestion(expression);
    }

    private static boolean isTotalQuestion(Expression expression) {
        if (expression instanceof Is is) {
            return isEntity(is.operand());
        }
        if (expression instanceof In in) {
            return isEntity(in.left()) && in.right() instanceof Constant above && areEntities(above.value());
        }
        if (expression instanceof HasAttribute has) {
            return has.target() instanceof Variable;
        }
        return expression instanceof HasTag has
                && isEntity(has.target())
                && has.key() instanceof Constant key
                && key.value() instanceof String;
    }

    private static boolean hasValue(Expression expression) {
        return expression instanceof Variable
                || (expression instanceof Constant constant && !(constant.value() instanceof EvaluationError))
                || isTotal(expression);
    }

    private static boolean isEntity(Expression expression) {
        return expression instanceof Variable variable && variable != Variable.CONTEXT;
    }

    private static boolean areEntities(Object value) {
        if (!(value instanceof CedarSet set)) {
            return value instanceof EntityUid;
        }
        for (int i = 0; i < set.size(); i++) {
            if (!(set.get(i) instanceof EntityUid)) {
                return false;
            }
        }
        return true;
    }
}
