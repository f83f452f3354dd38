package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.List;

/** {@code operand is type}. */
public record Is(Expression operand, String type) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("is needs an entity");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        return value instanceof EntityUid uid ? (Object) uid.type().equals(type) : TYPE.orEarlier(value);
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Is(others.get(0), type);
    }
}
