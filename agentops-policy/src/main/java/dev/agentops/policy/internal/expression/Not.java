package dev.agentops.policy.internal.expression;

/** {@code !operand}. */
public record Not(Expression operand) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("! needs true or false");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        return value instanceof Boolean truth ? !truth : TYPE.orEarlier(value);
    }
}
