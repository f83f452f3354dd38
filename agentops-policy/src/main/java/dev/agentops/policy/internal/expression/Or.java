package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code left || right}: the right side counts only when the left is false. */
public record Or(Expression left, Expression right) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("|| needs true or false on both sides");

    @Override
    public Object evaluate(Frame frame) {
        Object first = left.evaluate(frame);
        if (!(first instanceof Boolean truth)) {
            return TYPE.orEarlier(first);
        }
        if (truth) {
            return true;
        }
        Object second = right.evaluate(frame);
        return second instanceof Boolean ? second : TYPE.orEarlier(second);
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Or(others.get(0), others.get(1));
    }
}
