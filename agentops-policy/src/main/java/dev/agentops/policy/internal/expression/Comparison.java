package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDuration;
import java.util.List;

/** An order between two longs, two datetimes or two durations; decimals have methods instead. */
public record Comparison(Order order, Expression left, Expression right) implements Expression {
    static final EvaluationError TYPE = new EvaluationError("< <= > >= need two longs, two datetimes or two durations");

    /** Which of two values comes first. */
    public enum Order {
        /** {@code <}. */
        LESS("<"),
        /** {@code <=}. */
        LESS_OR_EQUAL("<="),
        /** {@code >}. */
        GREATER(">"),
        /** {@code >=}. */
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Order(String symbol) {
            this.symbol = symbol;
        }

        /** As the language writes it. */
        public String symbol() {
            return symbol;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    @Override
    public Object evaluate(Frame frame) {
        Object first = left.evaluate(frame);
        Object second = right.evaluate(frame);
        if (first instanceof Long a && second instanceof Long b) {
            return order.holds(Long.compare(a, b));
        }
        if (first instanceof CedarDateTime a && second instanceof CedarDateTime b) {
            return order.holds(a.compareTo(b));
        }
        if (first instanceof CedarDuration a && second instanceof CedarDuration b) {
            return order.holds(a.compareTo(b));
        }
        return TYPE.orEarlier(first, second);
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Comparison(order, others.get(0), others.get(1));
    }
}
