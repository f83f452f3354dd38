package dev.agentops.policy.internal.expression;

/** {@code operand like pattern}. */
public record Like(Expression operand, WildcardPattern pattern) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("like needs a string");

    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        return value instanceof String text ? (Object) pattern.matches(text) : TYPE.orEarlier(value);
    }
}
