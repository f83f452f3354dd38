package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;
import java.util.List;

/** {@code set.containsAll(elements)}. */
public record ContainsAll(Expression set, Expression elements) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("containsAll needs two sets");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = set.evaluate(frame);
        Object others = elements.evaluate(frame);
        return owner instanceof CedarSet all && others instanceof CedarSet some
                ? (Object) all.containsAll(some)
                : TYPE.orEarlier(owner, others);
    }

    @Override
    public List<Expression> operands() {
        return List.of(set, elements);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new ContainsAll(others.get(0), others.get(1));
    }
}
