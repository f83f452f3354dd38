package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;

/** {@code set.isEmpty()}. */
public record IsEmpty(Expression set) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("isEmpty needs a set");

    @Override
    public Object evaluate(Frame frame) {
        Object value = set.evaluate(frame);
        return value instanceof CedarSet all ? (Object) all.isEmpty() : TYPE.orEarlier(value);
    }
}
