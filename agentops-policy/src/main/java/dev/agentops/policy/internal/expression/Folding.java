package dev.agentops.policy.internal.expression;

import java.util.Arrays;

/** Evaluates what no request can change, once. */
final class Folding {
    private Folding() {}

    /** The value of an expression whose operands are all known, otherwise the expression itself. */
    static Expression fold(Expression expression, Expression... operands) {
        return Arrays.stream(operands).allMatch(Constant.class::isInstance)
                ? new Constant(expression.evaluate(NoFrame.INSTANCE))
                : expression;
    }

    /** Of constants, the left side alone may decide. */
    static Expression and(Expression left, Expression right) {
        return left.equals(Constant.FALSE) || isError(left) ? left : fold(new And(left, right), left, right);
    }

    static Expression or(Expression left, Expression right) {
        return left.equals(Constant.TRUE) || isError(left) ? left : fold(new Or(left, right), left, right);
    }

    static Expression ifThenElse(Expression condition, Expression yes, Expression no) {
        if (condition.equals(Constant.TRUE)) {
            return yes;
        }
        return condition.equals(Constant.FALSE) ? no : new IfThenElse(condition, yes, no);
    }

    private static boolean isError(Expression expression) {
        return expression instanceof Constant constant && constant.value() instanceof EvaluationError;
    }
}
