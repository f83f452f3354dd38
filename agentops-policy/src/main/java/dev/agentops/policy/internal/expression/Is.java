package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;

/** {@code operand is type}. */
public record Is(Expression operand, String type) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("is needs an entity");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        return value instanceof EntityUid uid ? (Object) uid.type().equals(type) : TYPE.orEarlier(value);
    }
}
