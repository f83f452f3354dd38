package dev.agentops;

import dev.agentops.authorization.Denial;
import dev.agentops.internal.Failures;
import dev.agentops.tool.AsyncToolBody;
import dev.agentops.tool.StreamingToolBody;
import dev.agentops.tool.ToolBody;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The path of one call: an ordered list, walked by every call in every form. */
final class CallPath {
    private final List<Stage> stages;
    private final Stage.Gate[] gates;
    private final InvokeStage invoke;
    private final Stage.Settlement[] settlements;
    private volatile boolean shut;

    CallPath(Settings settings, Observers observers) {
        invoke = new InvokeStage(observers);
        stages = List.of(
                new AdmitStage(settings.limits()),
                new DecideStage(settings.authorizer(), observers),
                invoke,
                new LabelStage(),
                new RecordStage(settings, observers));
        gates = select(Stage.Gate.class).toArray(Stage.Gate[]::new);
        settlements = select(Stage.Settlement.class).toArray(Stage.Settlement[]::new);
    }

    private <T extends Stage> List<T> select(Class<T> kind) {
        return stages.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Stage> stages() {
        return stages;
    }

    /** From now on no body starts: who was still being decided is refused. */
    void shut() {
        shut = true;
    }

    /** A call whose body returns its result. */
    CallOutcome call(ToolCall call, ToolBody body) {
        Denial denial = enter(call);
        CallOutcome outcome = denial == null ? invoke.run(call, body) : new CallOutcome.Denied(denial);
        settle(call, outcome);
        if (outcome instanceof CallOutcome.Failed failed) {
            Failures.rethrowFatal(failed.cause());
        }
        return outcome;
    }

    /** A call whose body returns a stage; the stage that comes back never completes exceptionally. */
    CompletionStage<CallOutcome> callAsync(ToolCall call, AsyncToolBody body) {
        Denial denial = enterPending(call);
        return denial == null ? started(call, body).outcome() : CompletableFuture.completedStage(denied(call, denial));
    }

    /** A call whose body returns a stage, for a caller that waits. */
    CallOutcome callAndWait(ToolCall call, AsyncToolBody body) {
        Denial denial = enterPending(call);
        return denial == null ? started(call, body).await() : denied(call, denial);
    }

    private PendingCall started(ToolCall call, AsyncToolBody body) {
        PendingCall pending = pending(call);
        if (!pending.start()) {
            return pending;
        }
        try {
            invoke.startAsync(call, body).whenComplete((value, failure) -> {
                if (failure == null) {
                    pending.complete(value);
                } else {
                    pending.fail(failure);
                }
            });
        } catch (Throwable failure) {
            pending.fail(failure);
            Failures.rethrowFatal(failure);
        }
        return pending;
    }

    /** A call whose result comes in pieces. */
    StreamedCall stream(ToolCall call, StreamingToolBody body) {
        Denial denial = enterPending(call);
        if (denial != null) {
            return StreamedCall.denied(denied(call, denial));
        }
        PendingCall pending = pending(call);
        if (!pending.start()) {
            return StreamedCall.failed(new AbandonedCallException(), pending.outcome());
        }
        try {
            Flow.Publisher<?> source = invoke.startStream(call, body);
            return StreamedCall.of(new StreamRelay(source, pending, call), pending.outcome());
        } catch (Throwable failure) {
            pending.fail(failure);
            Failures.rethrowFatal(failure);
            return StreamedCall.failed(failure, pending.outcome());
        }
    }

    private PendingCall pending(ToolCall call) {
        PendingCall pending = new PendingCall(this, call);
        call.session().pending().add(pending);
        return pending;
    }

    private @Nullable Denial enterPending(ToolCall call) {
        Denial denial = enter(call);
        return denial == null ? call.session().pending().refusal() : denial;
    }

    private @Nullable Denial enter(ToolCall call) {
        try {
            for (Stage.Gate gate : gates) {
                Denial denial = gate.enter(call);
                if (denial != null) {
                    return denial;
                }
            }
            return shut ? new Denial.NoDecision("the system was closed before the body could start") : null;
        } catch (Throwable failure) {
            Denial denial =
                    new Denial.NoDecision("a stage threw " + failure.getClass().getName());
            if (Failures.isFatal(failure)) {
                denied(call, denial);
                Failures.rethrowFatal(failure);
            }
            return denial;
        }
    }

    private CallOutcome.Denied denied(ToolCall call, Denial denial) {
        CallOutcome.Denied denied = new CallOutcome.Denied(denial);
        settle(call, denied);
        return denied;
    }

    /** Tells the outcome, unless somebody told one before; then false, and this one does not count. */
    boolean settle(ToolCall call, CallOutcome outcome) {
        if (!call.claimSettlement()) {
            return false;
        }
        try {
            for (Stage.Settlement settlement : settlements) {
                settlement.settle(call, outcome);
            }
        } finally {
            call.leave();
        }
        return true;
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
