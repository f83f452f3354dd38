package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.internal.expression.Variable;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request is asked for to find the policies that it could concern. Equal keys are asked once for many policies. */
sealed interface Key {

    /** A key that has one value for a request. */
    sealed interface Single extends Key permits Value, Type {
        /** The value; or an {@link EvaluationError} when it has none, and a policy that needs it may err. */
        Object of(Frame frame);
    }

    /**
     * The value of an expression, which policies compare with constants.
     *
     * @param subject the expression
     * @param guard an expression that tells whether the subject has a value, and is asked before; null when there is none
     */
    record Value(Expression subject, @Nullable Expression guard) implements Single {
        /** Equals no constant that is looked up. */
        private static final Object NONE = new Object();

        @Override
        public Object of(Frame frame) {
            if (guard != null) {
                Object present = guard.evaluate(frame);
                if (!Boolean.TRUE.equals(present)) {
                    return present;
                }
            }
            Object value = subject.evaluate(frame);
            return value instanceof Map<?, ?> || value instanceof CedarSet ? NONE : value;
        }
    }

    /** The type of the principal, the action or the resource. */
    record Type(Variable subject) implements Single {
        @Override
        public Object of(Frame frame) {
            return ((EntityUid) subject.evaluate(frame)).type();
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
