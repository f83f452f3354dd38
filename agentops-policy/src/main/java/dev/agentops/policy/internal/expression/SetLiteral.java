package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;
import java.util.List;

/** {@code [element, element]}. */
public record SetLiteral(List<Expression> elements) implements Expression {
    /** Copies the list. */
    public SetLiteral {
        elements = List.copyOf(elements);
    }

    @Override
    public Object evaluate(Frame frame) {
        Object[] values = new Object[elements.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(i).evaluate(frame);
            if (values[i] instanceof EvaluationError) {
                return values[i];
            }
        }
        return CedarSet.of(values);
    }

    @Override
    public List<Expression> operands() {
        return elements;
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new SetLiteral(others);
    }
}
