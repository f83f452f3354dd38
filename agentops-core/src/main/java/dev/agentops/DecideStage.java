package dev.agentops;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.event.CallDecided;
import dev.agentops.internal.Failures;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link Authorizer} says yes, or the call is refused: no decision and an error are a no. */
final class DecideStage implements Stage.Gate {
    private static final Logger LOG = LoggerFactory.getLogger(DecideStage.class);

    private final Authorizer authorizer;
    private final Observers observers;
    private final AtomicBoolean logged = new AtomicBoolean();

    DecideStage(Authorizer authorizer, Observers observers) {
        this.authorizer = authorizer;
        this.observers = observers;
    }

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public @Nullable Denial enter(ToolCall call) {
        AuthorizationRequest request = request(call);
        long start = call.nanoTime();
        Decision decision;
        try {
            decision = authorizer.decide(request);
        } catch (Throwable failed) {
            Failures.rethrowFatal(failed);
            log(failed);
            return new Denial.NoDecision(
                    "the authorizer threw " + failed.getClass().getName());
        }
        return decision == null
                ? new Denial.NoDecision("the authorizer returned null")
                : judge(call, request, decision, call.nanoTime() - start);
    }

    /** Once with its stack: an authorizer that is down would fill the disk. */
    private void log(Throwable failed) {
        if (logged.compareAndSet(false, true)) {
            LOG.warn(
                    "The authorizer failed, so the call is denied. Further failures are logged at level debug",
                    Failures.withoutMessage(failed));
        } else {
            LOG.debug("The authorizer failed, so the call is denied", Failures.withoutMessage(failed));
        }
    }

    private static AuthorizationRequest request(ToolCall call) {
        AgentSession session = call.session();
        return new AuthorizationRequest(
                session.actor(), call.action(), session.agent(), call.facts(), call.arguments());
    }

    private @Nullable Denial judge(ToolCall call, AuthorizationRequest request, Decision decision, long nanos) {
        call.decided(decision);
        observers.decided(
                call.observation(), new CallDecided(call.started(), decision, call.recordedArguments(), nanos));
        if (decision instanceof Decision.Deny deny) {
            return new Denial.ByPolicy(deny, request);
        }
        if (decision instanceof Decision.Escalate escalate) {
            return new Denial.ApprovalUnavailable(escalate, request);
        }
        return null;
    }
}
