package dev.agentops;

import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import java.util.Objects;

/** The one terminal event. Nothing here can change the outcome or wait for anything. */
final class RecordStage implements Stage.Settlement {
    private final Settings settings;
    private final Observers observers;

    RecordStage(Settings settings, Observers observers) {
        this.settings = settings;
        this.observers = observers;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public void settle(ToolCall call, CallOutcome outcome) {
        observers.ended(call.observation(), event(call, outcome));
    }

    private CallEnded event(ToolCall call, CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Completed completed) {
            return completed(call, completed);
        }
        if (outcome instanceof CallOutcome.Failed failed) {
            return failed(call, failed);
        }
        CallOutcome.Denied denied = (CallOutcome.Denied) outcome;
        return new CallDenied(
                call.started(),
                call.recordedArguments(),
                call.decision(),
                denied.denial().withoutRequest(),
                call.durationNanos());
    }

    private CallEnded completed(ToolCall call, CallOutcome.Completed completed) {
        Content result = settings.content(ContentKind.RESULT, completed.value());
        return new CallCompleted(
                call.started(),
                call.recordedArguments(),
                decision(call),
                result,
                completed.trust(),
                call.bodyNanos(),
                call.durationNanos());
    }

    private CallEnded failed(ToolCall call, CallOutcome.Failed failed) {
        Content error = settings.content(ContentKind.ERROR, failed.cause());
        return new CallFailed(
                call.started(),
                call.recordedArguments(),
                decision(call),
                failed.cause().getClass().getName(),
                error,
                failed.trust(),
                call.bodyNanos(),
                call.durationNanos());
    }

    private static Decision decision(ToolCall call) {
        return Objects.requireNonNull(call.decision(), "a body ran without a decision");
    }
}
