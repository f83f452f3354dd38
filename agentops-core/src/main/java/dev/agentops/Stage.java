package dev.agentops;

import dev.agentops.authorization.Denial;
import org.jspecify.annotations.Nullable;

/** One step on the path of a call. */
sealed interface Stage permits Stage.Gate, InvokeStage, Stage.Settlement {
    /** As it stands in {@code docs/one-tool-call.md}. */
    String name();

    /** A step before the body: may refuse the call. */
    non-sealed interface Gate extends Stage {
        /** Why the call must not go on; null when it may. */
        @Nullable Denial enter(ToolCall call);
    }

    /** A step after the outcome is known: may label it, and cannot undo it. */
    non-sealed interface Settlement extends Stage {
        void settle(ToolCall call, CallOutcome outcome);
    }
}
