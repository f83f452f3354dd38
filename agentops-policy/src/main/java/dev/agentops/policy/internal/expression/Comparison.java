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
        LESS("<") {
            @Override
            boolean holds(int comparison) {
                return comparison < 0;
            }
        },
        /** {@code <=}. */
        LESS_OR_EQUAL("<=") {
            @Override
            boolean holds(int comparison) {
                return comparison <= 0;
            }
        },
        /** {@code >}. */
        GREATER(">") {
            @Override
            boolean holds(int comparison) {
                return comparison > 0;
            }
        },
        /** {@code >=}. */
        GREATER_OR_EQUAL(">=") {
            @Override
            boolean holds(int comparison) {
                return comparison >= 0;
            }
        };

        private final String symbol;

        Order(String symbol) {
            this.symbol = symbol;
        }

        /** As the language writes it. */
        public String symbol() {
            return symbol;
        }

        abstract boolean holds(int comparison);
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
