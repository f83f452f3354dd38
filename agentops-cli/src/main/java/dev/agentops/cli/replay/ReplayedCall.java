package dev.agentops.cli.replay;

import dev.agentops.CallOutcome;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.PolicyError;
import dev.agentops.cli.sessions.RecordedToolCall;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded call and what became of it.
 *
 * @param recorded the call as it was recorded
 * @param outcome how it ended now
 * @param decision what was decided; null when the call was refused before
 * @param addedNanos time on the path of the call without the time in the tool's body, in nanoseconds
 */
public record ReplayedCall(
        RecordedToolCall recorded,
        CallOutcome outcome,
        @Nullable Decision decision,
        long addedNanos) {

    /** Policies that could not be evaluated for it, whatever the decision. */
    public List<PolicyError> policyErrors() {
        return decision == null ? List.of() : decision.errors();
    }

    /** Whether the call was refused. */
    public boolean denied() {
        return outcome instanceof CallOutcome.Denied;
    }

    /** Whether the call was let pass and its recorded result is an error. */
    public boolean failed() {
        return outcome instanceof CallOutcome.Failed;
    }

    /** Why it was refused; empty when it was let pass. */
    public Optional<Refusal> refusal() {
        return outcome instanceof CallOutcome.Denied denied
                ? Optional.of(Refusal.of(denied.denial()))
                : Optional.empty();
    }

    /** Why it would have been refused had everything counted that only logs; empty when it would not, or was. */
    public Optional<Refusal> unenforcedRefusal() {
        return decision != null && decision.wouldBeRefused()
                ? Optional.of(Refusal.of(Objects.requireNonNull(decision.unenforced())))
                : Optional.empty();
    }
}
