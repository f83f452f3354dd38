package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code !operand}. */
public record Not(Expression operand) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("! needs true or false");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        return value instanceof Boolean truth ? !truth : TYPE.orEarlier(value);
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Not(others.get(0));
    }
}
