package dev.agentops.policy.internal.expression;

/** Finds the smallest part of an expression that made it come to what it came to. */
public final class Responsible {
    private final Frame frame;

    /** For a request. */
    public Responsible(Frame frame) {
        this.frame = frame;
    }

    /** The part of an expression; the expression itself when no part of it would do alone. */
    public Expression in(Expression expression) {
        Object value = expression.evaluate(frame);
        return value instanceof EvaluationError ? error(expression) : truth(expression);
    }

    /** An operand that errs, or else the expression that does not take its operands. */
    private Expression error(Expression expression) {
        if (expression instanceof IfThenElse choice) {
            return choice(choice);
        }
        for (Expression operand : expression.operands()) {
            Object value = operand.evaluate(frame);
            if (value instanceof EvaluationError) {
                return error(operand);
            }
            if (settles(expression, value)) {
                return expression;
            }
        }
        return expression;
    }

    /** Whether the right side does not count any more. */
    private static boolean settles(Expression expression, Object left) {
        return (expression instanceof And && !left.equals(true)) || (expression instanceof Or && !left.equals(false));
    }

    private Expression truth(Expression expression) {
        if (expression instanceof And and) {
            return sides(and, and.left(), and.right(), true);
        } else if (expression instanceof Or or) {
            return sides(or, or.left(), or.right(), false);
        } else if (expression instanceof Not not) {
            Expression part = in(not.operand());
            return part.equals(not.operand()) ? not : part;
        }
        return expression instanceof IfThenElse choice ? choice(choice) : expression;
    }

    /** Where both sides come to the same and neither is enough, both are responsible. */
    private Expression sides(Expression whole, Expression left, Expression right, boolean needsBoth) {
        if (!left.evaluate(frame).equals(needsBoth)) {
            return in(left);
        }
        return right.evaluate(frame).equals(needsBoth) ? whole : in(right);
    }

    /** A branch that is the same for every request says nothing: then the condition decided. */
    private Expression choice(IfThenElse choice) {
        if (!(choice.condition().evaluate(frame) instanceof Boolean chosen)) {
            Expression part = in(choice.condition());
            return part.equals(choice.condition()) ? choice : part;
        }
        Expression branch = chosen ? choice.yes() : choice.no();
        return in(branch instanceof Constant ? choice.condition() : branch);
    }
}
