package dev.agentops;

import dev.agentops.authorization.Denial;
import dev.agentops.tool.AsyncToolBody;
import dev.agentops.tool.StreamingToolBody;
import dev.agentops.tool.ToolBody;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The path of one call: an ordered list, walked by every call in every form. */
final class CallPath {
    private final List<Stage> stages;
    private final Stage.Gate[] gates;
    private final InvokeStage invoke;
    private final Stage.Settlement[] settlements;

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

    /** A call whose body returns its result. */
    CallOutcome call(ToolCall call, ToolBody body) {
        Denial denial = enter(call);
        return settle(call, denial == null ? invoke.run(call, body) : new CallOutcome.Denied(denial));
    }

    /** A call whose body returns a stage; the stage that comes back never completes exceptionally. */
    CompletionStage<CallOutcome> callAsync(ToolCall call, AsyncToolBody body) {
        Denial denial = enterPending(call);
        if (denial != null) {
            return CompletableFuture.completedFuture(settle(call, new CallOutcome.Denied(denial)));
        }
        PendingCall pending = new PendingCall(this, call);
        call.session().pending().add(pending);
        try {
            invoke.startAsync(call, body).whenComplete((value, failure) -> pending.finish(value, failure));
        } catch (Throwable failure) {
            pending.finish(null, failure);
            Fatal.rethrow(failure);
        }
        return pending.outcome();
    }

    /** A call whose result comes in pieces. */
    StreamedCall stream(ToolCall call, StreamingToolBody body) {
        Denial denial = enterPending(call);
        if (denial != null) {
            return StreamedCall.denied((CallOutcome.Denied) settle(call, new CallOutcome.Denied(denial)));
        }
        PendingCall pending = new PendingCall(this, call);
        call.session().pending().add(pending);
        try {
            return StreamedCall.of(new StreamRelay(invoke.startStream(call, body), pending, call), pending.outcome());
        } catch (Throwable failure) {
            pending.finish(null, failure);
            Fatal.rethrow(failure);
            return StreamedCall.failed(failure, pending.outcome());
        }
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
            return null;
        } catch (Throwable failure) {
            Denial denial =
                    new Denial.NoDecision("a stage threw " + failure.getClass().getName());
            if (Fatal.is(failure)) {
                settle(call, new CallOutcome.Denied(denial));
                Fatal.rethrow(failure);
            }
            return denial;
        }
    }

    /** Tells the outcome, unless somebody told one before. */
    CallOutcome settle(ToolCall call, CallOutcome outcome) {
        if (call.claimSettlement()) {
            try {
                for (Stage.Settlement settlement : settlements) {
                    settlement.settle(call, outcome);
                }
            } finally {
                call.leave();
            }
        }
        if (outcome instanceof CallOutcome.Failed failed) {
            Fatal.rethrow(failed.cause());
        }
        return outcome;
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
