package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Evaluator;
import dev.agentops.policy.internal.expression.Evaluators;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.internal.expression.Variable;
import org.jspecify.annotations.Nullable;

/** What a request is asked for to find the policies that it could concern. Equal keys are asked once for many policies. */
sealed interface Key {

    /** A key that has one value for a request. */
    sealed interface Single extends Key permits Value, Type {
        /** Finds the value; or an {@link dev.agentops.policy.internal.expression.EvaluationError} where a policy may err. */
        Evaluator evaluator();

        /** The value that it has for each request for an action; null when it depends on more. */
        @Nullable Object of(Entity action);
    }

    /**
     * The value of an expression, which policies compare with constants.
     *
     * @param subject the expression
     * @param guard an expression that tells whether the subject has a value, and is asked before; null when there is none
     */
    record Value(Expression subject, @Nullable Expression guard) implements Single {
        @Override
        public Evaluator evaluator() {
            return guard == null ? Evaluators.of(subject) : Evaluators.guarded(guard, subject);
        }

        @Override
        public @Nullable Object of(Entity action) {
            return subject == Variable.ACTION ? action.uid() : null;
        }
    }

    /** The type of the principal, the action or the resource. */
    record Type(Variable subject) implements Single {
        @Override
        public Evaluator evaluator() {
            return Evaluators.typeOf(subject);
        }

        @Override
        public @Nullable Object of(Entity action) {
            return subject == Variable.ACTION ? action.uid().type() : null;
        }
    }

    /** The principal, the action or the resource, with everything above it. */
    record Ancestors(Variable subject) implements Key {
        Entity entity(Frame frame) {
            return switch (subject) {
                case PRINCIPAL -> frame.principal();
                case ACTION -> frame.action();
                case RESOURCE -> frame.resource();
                case CONTEXT -> throw new IllegalStateException("the context is no entity");
            };
        }
    }
}
