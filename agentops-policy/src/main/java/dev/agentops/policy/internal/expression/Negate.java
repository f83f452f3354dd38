package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code -operand}. */
public record Negate(Expression operand) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("- needs a long");
    private static final EvaluationError OVERFLOW = new EvaluationError("the result does not fit into 64 bits");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        if (value instanceof Long number) {
            return number == Long.MIN_VALUE ? OVERFLOW : (Object) (-number);
        }
        return TYPE.orEarlier(value);
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Negate(others.get(0));
    }
}
