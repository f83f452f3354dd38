package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;
import java.util.List;

/** {@code set.contains(element)}. */
public record Contains(Expression set, Expression element) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("contains needs a set");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = set.evaluate(frame);
        Object value = element.evaluate(frame);
        return owner instanceof CedarSet all && !(value instanceof EvaluationError)
                ? (Object) all.contains(value)
                : TYPE.orEarlier(owner, value);
    }

    @Override
    public List<Expression> operands() {
        return List.of(set, element);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Contains(others.get(0), others.get(1));
    }
}
