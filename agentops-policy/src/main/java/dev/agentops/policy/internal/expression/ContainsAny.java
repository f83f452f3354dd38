package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;
import java.util.List;

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

    @Override
    public List<Expression> operands() {
        return List.of(set, elements);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new ContainsAny(others.get(0), others.get(1));
    }
}
