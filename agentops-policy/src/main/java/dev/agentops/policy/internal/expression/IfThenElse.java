package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code if condition then yes else no}: only one branch is evaluated. */
public record IfThenElse(Expression condition, Expression yes, Expression no) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("if needs true or false as its condition");

    @Override
    public Object evaluate(Frame frame) {
        Object truth = condition.evaluate(frame);
        if (truth instanceof Boolean chosen) {
            return (chosen ? yes : no).evaluate(frame);
        }
        return TYPE.orEarlier(truth);
    }

    @Override
    public List<Expression> operands() {
        return List.of(condition, yes, no);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new IfThenElse(others.get(0), others.get(1), others.get(2));
    }
}
