package dev.agentops.policy;

import dev.agentops.policy.internal.engine.ActionIndex;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;

/**
 * An action as policies see it.
 *
 * @param entity with all that is known of it
 * @param index where the policies for it stand
 * @param context what its context holds
 * @param visible the facts that its context holds besides the arguments
 */
record Deed(Entity entity, ActionIndex index, DeclaredType context, VisibleFacts visible) {
    static Deed of(Entity entity, ActionIndex index, DeclaredType context) {
        return new Deed(
                entity,
                index,
                context,
                context instanceof RecordOf declared ? VisibleFacts.under(declared) : VisibleFacts.ALL);
    }

    /** Whether its context can hold arguments. */
    boolean takesInput() {
        return context == Scalar.UNKNOWN
                || (context instanceof RecordOf declared
                        && declared.attributes().containsKey(StandardContext.INPUT));
    }
}
