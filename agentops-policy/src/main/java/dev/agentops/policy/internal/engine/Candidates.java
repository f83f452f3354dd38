package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Frame;

/** Policies, of which those that could apply to a request, or err, are asked. Immutable. */
sealed interface Candidates permits EveryPolicy, InTurn, KeySplit, AncestorSplit {
    /** Asks all that could apply or err. */
    void ask(Frame frame, Findings findings);

    /** Those that could concern requests for one action, as far as that is known before anything else is asked. */
    default Candidates of(Entity action) {
        return this;
    }
}
