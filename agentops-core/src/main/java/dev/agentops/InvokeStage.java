package dev.agentops;

import dev.agentops.authorization.Action;
import dev.agentops.context.Scope;
import dev.agentops.tool.AsyncToolBody;
import dev.agentops.tool.StreamingToolBody;
import dev.agentops.tool.ToolBody;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body runs: in the caller's thread, with the call as the current context, once. */
final class InvokeStage implements Stage {
    private final Observers observers;

    InvokeStage(Observers observers) {
        this.observers = observers;
    }

    @Override
    public String name() {
        return "invoke";
    }

    /** Runs a body that returns its result. An interrupt that it saw is put back: the caller must see it too. */
    CallOutcome run(ToolCall call, ToolBody body) {
        try {
            return completed(call, inScope(call, () -> body.run(call)));
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return failed(call, failure);
        } finally {
            call.leaveBody();
        }
    }

    /** Starts a body that returns a stage. */
    CompletionStage<?> startAsync(ToolCall call, AsyncToolBody body) throws Exception {
        return Objects.requireNonNull(
                inScope(call, () -> body.run(call)), "the tool's body returned null instead of a stage");
    }

    /** Starts a body that returns a publisher. */
    Flow.Publisher<?> startStream(ToolCall call, StreamingToolBody body) throws Exception {
        return Objects.requireNonNull(
                inScope(call, () -> body.run(call)), "the tool's body returned null instead of a publisher");
    }

    private <T extends @Nullable Object> T inScope(ToolCall call, Callable<T> body) throws Exception {
        Scope scope = observers.attach(call.frame());
        call.enterBody();
        try {
            return body.call();
        } finally {
            observers.detach(scope);
        }
    }

    /** Only the library's own accesses may say how far their result may be believed; a tool may not vouch for itself. */
    static CallOutcome completed(ToolCall call, @Nullable Object value) {
        if (call.action().kind() != Action.Kind.TOOL && value instanceof CallOutcome.Completed labelled) {
            return labelled;
        }
        return new CallOutcome.Completed(value, LabelStage.of(call));
    }

    static CallOutcome failed(ToolCall call, Throwable failure) {
        return new CallOutcome.Failed(failure, LabelStage.of(call));
    }
}
