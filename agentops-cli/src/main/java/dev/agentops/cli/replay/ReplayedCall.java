package dev.agentops.cli.replay;

import dev.agentops.CallOutcome;
import dev.agentops.authorization.PolicyError;
import dev.agentops.cli.sessions.RecordedToolCall;
import java.util.List;
import java.util.Optional;

/**
 * A recorded call and what became of it.
 *
 * @param recorded the call as it was recorded
 * @param outcome how it ended now
 * @param policyErrors policies that could not be evaluated for it, whatever the decision
 * @param addedNanos time on the path of the call without the time in the tool's body, in nanoseconds
 */
public record ReplayedCall(
        RecordedToolCall recorded, CallOutcome outcome, List<PolicyError> policyErrors, long addedNanos) {

    /** Copies the list. */
    public ReplayedCall {
        policyErrors = List.copyOf(policyErrors);
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
}
