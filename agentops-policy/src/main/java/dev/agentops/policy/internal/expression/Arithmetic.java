package dev.agentops.policy.internal.expression;

import java.util.List;

/** {@code left + right} and its like, on longs of 64 bits; what does not fit is an error. */
public record Arithmetic(Operation operation, Expression left, Expression right) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("+ - * need two longs");
    private static final EvaluationError OVERFLOW = new EvaluationError("the result does not fit into 64 bits");

    /** What is calculated. */
    public enum Operation {
        /** {@code +}. */
        ADD("+") {
            @Override
            Object apply(long a, long b) {
                long sum = a + b;
                return ((a ^ sum) & (b ^ sum)) < 0 ? OVERFLOW : (Object) sum;
            }
        },
        /** {@code -}. */
        SUBTRACT("-") {
            @Override
            Object apply(long a, long b) {
                long difference = a - b;
                return ((a ^ b) & (a ^ difference)) < 0 ? OVERFLOW : (Object) difference;
            }
        },
        /** {@code *}. */
        MULTIPLY("*") {
            @Override
            Object apply(long a, long b) {
                long product = a * b;
                return Math.multiplyHigh(a, b) == product >> 63 ? (Object) product : OVERFLOW;
            }
        };

        private final String symbol;

        Operation(String symbol) {
            this.symbol = symbol;
        }

        /** As the language writes it. */
        public String symbol() {
            return symbol;
        }

        abstract Object apply(long a, long b);
    }

    @Override
    public Object evaluate(Frame frame) {
        Object first = left.evaluate(frame);
        Object second = right.evaluate(frame);
        return first instanceof Long a && second instanceof Long b
                ? operation.apply(a, b)
                : TYPE.orEarlier(first, second);
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Arithmetic(operation, others.get(0), others.get(1));
    }
}
