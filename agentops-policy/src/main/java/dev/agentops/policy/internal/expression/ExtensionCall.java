package dev.agentops.policy.internal.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function or method of an extension type.
 *
 * @param arguments as many as the function takes: one or two
 */
public record ExtensionCall(ExtensionFunction function, List<Expression> arguments) implements Expression {
    /** Copies the list. */
    public ExtensionCall {
        arguments = List.copyOf(arguments);
        if (arguments.size() != function.arity()) {
            throw new IllegalArgumentException(
                    function + " takes " + function.arity() + " arguments, not " + arguments.size());
        }
    }

    @Override
    public Object evaluate(Frame frame) {
        Object first = arguments.get(0).evaluate(frame);
        Object second = arguments.size() == 1 ? null : arguments.get(1).evaluate(frame);
        if (first instanceof EvaluationError) {
            return first;
        }
        return second instanceof EvaluationError ? second : result(first, second);
    }

    private Object result(Object first, @Nullable Object second) {
        Object value = second == null ? function.apply(first) : function.apply(first, second);
        return value == null ? function.failure() : value;
    }

    @Override
    public List<Expression> operands() {
        return arguments;
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new ExtensionCall(function, others);
    }
}
