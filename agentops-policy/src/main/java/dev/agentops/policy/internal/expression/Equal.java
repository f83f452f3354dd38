package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code left == right}: values of different types are not equal, and that is no error. */
public record Equal(Expression left, Expression right) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        Object first = left.evaluate(frame);
        if (first instanceof EvaluationError) {
            return first;
        }
        Object second = right.evaluate(frame);
        return second instanceof EvaluationError ? second : (Object) first.equals(second);
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Equal(others.get(0), others.get(1));
    }
}
