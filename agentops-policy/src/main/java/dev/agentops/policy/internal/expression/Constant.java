package dev.agentops.policy.internal.expression;

/**
 * A value that is known when policies are loaded.
 *
 * @param value a Cedar value; or an {@link EvaluationError}, of an expression that errs for every request
 */
public record Constant(Object value) implements Expression {
    static final Constant TRUE = new Constant(true);
    static final Constant FALSE = new Constant(false);

    @Override
    public Object evaluate(Frame frame) {
        return value;
    }
}
