package dev.agentops.policy.internal.expression;

/** Finds the value of an expression for a request. Immutable and thread-safe. */
@FunctionalInterface
public interface Evaluator {
    /** The value for a request, or an {@link EvaluationError}. Never throws. */
    Object evaluate(Frame frame);
}
