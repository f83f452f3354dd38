package dev.agentops.policy.internal.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what an expression reads of a request, in the order in which it does. */
public final class Reads {
    private final Frame frame;
    private final Map<Expression, Object> found = new LinkedHashMap<>();

    private Reads(Frame frame) {
        this.frame = frame;
    }

    /**
     * What an expression reads.
     *
     * @return values by the expression that reads each, an {@link EvaluationError} where there is none
     */
    public static Map<Expression, Object> of(Expression expression, Frame frame) {
        Reads reads = new Reads(frame);
        reads.read(expression);
        return reads.found;
    }

    private void read(Expression expression) {
        if (expression instanceof Variable) {
            found.put(expression, expression.evaluate(frame));
        } else if (expression instanceof And || expression instanceof Or || expression instanceof IfThenElse) {
            partly(expression);
        } else if (looksUp(expression)) {
            lookUp(expression);
        } else {
            expression.operands().forEach(this::read);
        }
    }

    private static boolean looksUp(Expression expression) {
        return expression instanceof Attribute
                || expression instanceof HasAttribute
                || expression instanceof GetTag
                || expression instanceof HasTag
                || expression instanceof In;
    }

    /** Of {@code a.b.c} only the whole is told, or the first part of it that is missing. */
    private void lookUp(Expression expression) {
        List<Expression> operands = expression.operands();
        Expression target = operands.get(0);
        boolean missing = target.evaluate(frame) instanceof EvaluationError;
        if (missing || expression instanceof In || !isPath(target)) {
            read(target);
        }
        operands.subList(1, operands.size()).forEach(this::read);
        if (!missing) {
            found.put(expression, expression.evaluate(frame));
        }
    }

    private static boolean isPath(Expression expression) {
        return expression instanceof Variable || expression instanceof Attribute || expression instanceof GetTag;
    }

    /** Only what is evaluated is read. */
    private void partly(Expression expression) {
        List<Expression> operands = expression.operands();
        read(operands.get(0));
        Object first = operands.get(0).evaluate(frame);
        if (expression instanceof IfThenElse) {
            if (first instanceof Boolean chosen) {
                read(operands.get(chosen ? 1 : 2));
            }
        } else if (first.equals(expression instanceof And)) {
            read(operands.get(1));
        }
    }
}
