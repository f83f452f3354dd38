package dev.agentops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call whose body goes on after the caller got its stage or stream back. */
final class PendingCall {
    private final CallPath path;
    private final ToolCall call;
    private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
    private volatile @Nullable Runnable onAbandon;

    PendingCall(CallPath path, ToolCall call) {
        this.path = path;
        this.call = call;
    }

    CompletionStage<CallOutcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    /** Only the first finish counts. */
    void finish(@Nullable Object value, @Nullable Throwable failure) {
        call.leaveBody();
        CallOutcome result = failure == null
                ? InvokeStage.completed(call, value)
                : InvokeStage.failed(call, CallPath.unwrap(failure));
        call.session().pending().remove(this);
        try {
            path.settle(call, result);
        } finally {
            outcome.complete(result);
        }
    }

    boolean isFinished() {
        return outcome.isDone();
    }

    /** What to stop when nobody waits for the call any more. */
    void onAbandon(Runnable action) {
        onAbandon = action;
    }

    /** The session ends without waiting any longer. */
    void abandon() {
        Runnable action = onAbandon;
        if (action != null) {
            action.run();
        }
        finish(null, new AbandonedCallException());
    }
}
