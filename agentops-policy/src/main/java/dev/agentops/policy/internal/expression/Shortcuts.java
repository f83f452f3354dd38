package dev.agentops.policy.internal.expression;

/** Evaluators of the commonest conditions, each in one step: a comparison with a constant does not evaluate the constant. */
public final class Shortcuts {
    private Shortcuts() {}

    /** An evaluator that has the same values as an expression, errors included. */
    public static Evaluator of(Expression expression) {
        if (expression instanceof Equal equal) {
            return equal(equal);
        }
        return expression instanceof Comparison comparison
                        && comparison.right() instanceof Constant constant
                        && constant.value() instanceof Long bound
                ? new Bounded(comparison.order(), comparison.left(), bound)
                : expression;
    }

    private static Evaluator equal(Equal equal) {
        if (equal.right() instanceof Constant constant && !(constant.value() instanceof EvaluationError)) {
            return new Same(equal.left(), constant.value());
        }
        return equal.left() instanceof Constant constant && !(constant.value() instanceof EvaluationError)
                ? new Same(equal.right(), constant.value())
                : equal;
    }

    private record Same(Expression subject, Object constant) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Object value = subject.evaluate(frame);
            return value instanceof EvaluationError ? value : (Object) constant.equals(value);
        }
    }

    private record Bounded(Comparison.Order order, Expression subject, long bound) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Object value = subject.evaluate(frame);
            return value instanceof Long number
                    ? (Object) order.holds(Long.compare(number, bound))
                    : Comparison.TYPE.orEarlier(value);
        }
    }
}
