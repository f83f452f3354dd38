package dev.agentops.policy.internal.expression;

import dev.agentops.json.JsonObject;
import dev.agentops.policy.internal.expression.Comparison.Order;
import dev.agentops.policy.value.EntityUid;
import org.jspecify.annotations.Nullable;

/**
 * Evaluators of the commonest conditions, each in one step: an argument is read where it stands, and a comparison with a constant
 * does not evaluate the constant.
 */
public final class Evaluators {
    private Evaluators() {}

    /** An evaluator that has the same values as an expression, errors included. */
    public static Evaluator of(Expression expression) {
        if (expression instanceof Equal equal) {
            return equal(equal);
        }
        if (expression instanceof Comparison comparison
                && comparison.right() instanceof Constant constant
                && constant.value() instanceof Long bound) {
            return new Bounded(comparison.order(), of(comparison.left()), bound);
        }
        if (expression instanceof In in
                && in.left() == Variable.PRINCIPAL
                && in.right() instanceof Constant constant
                && constant.value() instanceof EntityUid above) {
            return new PrincipalIn(above);
        }
        return expression instanceof Attribute attribute && isInput(attribute.target())
                ? new Argument(attribute)
                : expression;
    }

    /** The value of an expression where a guard is true; otherwise what the guard says. */
    public static Evaluator guarded(Expression guard, Expression expression) {
        return new Guarded(guard, of(expression));
    }

    /** The type of the principal, the action or the resource. */
    public static Evaluator typeOf(Variable entity) {
        return new TypeOf(entity);
    }

    private static boolean isInput(Expression expression) {
        return expression instanceof Attribute attribute
                && attribute.target() == Variable.CONTEXT
                && attribute.name().equals(Frame.INPUT);
    }

    private static Evaluator equal(Equal equal) {
        if (equal.right() instanceof Constant constant && !(constant.value() instanceof EvaluationError)) {
            return same(equal.left(), constant.value());
        }
        return equal.left() instanceof Constant constant && !(constant.value() instanceof EvaluationError)
                ? same(equal.right(), constant.value())
                : equal;
    }

    private static Evaluator same(Expression subject, Object constant) {
        return constant instanceof String text ? new SameText(of(subject), text) : new Same(of(subject), constant);
    }

    /** {@code context.input.name}. */
    private record Argument(Attribute attribute) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            JsonObject input = frame.input();
            if (input == null) {
                return attribute.evaluate(frame);
            }
            @Nullable Object value = input.get(attribute.name());
            return value == null ? attribute.missing() : value;
        }
    }

    private record Same(Evaluator subject, Object constant) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Object value = subject.evaluate(frame);
            return value instanceof EvaluationError ? value : (Object) constant.equals(value);
        }
    }

    private record SameText(Evaluator subject, String constant) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Object value = subject.evaluate(frame);
            if (value instanceof String text) {
                return constant.equals(text);
            }
            return value instanceof EvaluationError ? value : (Object) false;
        }
    }

    private record Bounded(Order order, Evaluator subject, long bound) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Object value = subject.evaluate(frame);
            return value instanceof Long number
                    ? (Object) order.holds(Long.compare(number, bound))
                    : Comparison.TYPE.orEarlier(value);
        }
    }

    /** {@code principal in above}: what the call and the entities know of it together is known already. */
    private record PrincipalIn(EntityUid above) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Entity principal = frame.principal();
            return above.equals(principal.uid()) || principal.hasAncestor(above);
        }
    }

    private record Guarded(Expression guard, Evaluator expression) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            Object present = guard.evaluate(frame);
            return Boolean.TRUE.equals(present) ? expression.evaluate(frame) : present;
        }
    }

    private record TypeOf(Variable entity) implements Evaluator {
        @Override
        public Object evaluate(Frame frame) {
            return ((EntityUid) entity.evaluate(frame)).type();
        }
    }
}
