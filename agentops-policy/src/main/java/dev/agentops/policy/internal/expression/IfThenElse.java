package dev.agentops.policy.internal.expression;

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
}
