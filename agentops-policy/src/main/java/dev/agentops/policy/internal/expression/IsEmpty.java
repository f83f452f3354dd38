package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;
import java.util.List;

/** {@code set.isEmpty()}. */
public record IsEmpty(Expression set) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("isEmpty needs a set");

    @Override
    public Object evaluate(Frame frame) {
        Object value = set.evaluate(frame);
        return value instanceof CedarSet all ? (Object) all.isEmpty() : TYPE.orEarlier(value);
    }

    @Override
    public List<Expression> operands() {
        return List.of(set);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new IsEmpty(others.get(0));
    }
}
