package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code operand like pattern}. */
public record Like(Expression operand, WildcardPattern pattern) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("like needs a string");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        return value instanceof String text ? (Object) pattern.matches(text) : TYPE.orEarlier(value);
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Like(others.get(0), pattern);
    }
}
