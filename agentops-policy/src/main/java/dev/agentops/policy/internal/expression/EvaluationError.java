package dev.agentops.policy.internal.expression;

/**
 * Why an expression has no value. It is a value itself, because an exception would cost more than the whole decision.
 *
 * @param message for developers
 */
public record EvaluationError(String message) {
    /** The given value when it is an error already, otherwise this error. */
    EvaluationError orEarlier(Object value) {
        return value instanceof EvaluationError earlier ? earlier : this;
    }

    /** The first of two values that is an error already, otherwise this error. */
    EvaluationError orEarlier(Object first, Object second) {
        return first instanceof EvaluationError earlier ? earlier : orEarlier(second);
    }
}
