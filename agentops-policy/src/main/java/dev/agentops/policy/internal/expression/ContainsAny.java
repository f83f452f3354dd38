package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;

/** {@code set.containsAny(elements)}. */
public record ContainsAny(Expression set, Expression elements) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("containsAny needs two sets");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = set.evaluate(frame);
        Object others = elements.evaluate(frame);
        return owner instanceof CedarSet all && others instanceof CedarSet some
                ? (Object) all.containsAny(some)
                : TYPE.orEarlier(owner, others);
    }
}
