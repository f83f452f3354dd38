package dev.agentops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call whose body goes on after the caller got its stage or stream back. It is finished once: by its body, or by being
 * abandoned. Whoever comes second changes nothing, neither the record nor what the caller is told.
 */
final class PendingCall {
    private final CallPath path;
    private final ToolCall call;
    private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
    private boolean started;
    private boolean abandoned;
    private @Nullable Runnable onAbandon;

    PendingCall(CallPath path, ToolCall call) {
        this.path = path;
        this.call = call;
    }

    CompletionStage<CallOutcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    /** Whether the body may start; not when the call was abandoned meanwhile. */
    synchronized boolean start() {
        started = !abandoned;
        return started;
    }

    /** What to stop when nobody waits for the call any more; false when that is so already. */
    synchronized boolean onAbandon(Runnable action) {
        onAbandon = action;
        return !abandoned;
    }

    void complete(@Nullable Object value) {
        finish(InvokeStage.completed(call, value));
    }

    void fail(Throwable failure) {
        finish(InvokeStage.failed(call, CallPath.unwrap(failure)));
    }

    private void finish(CallOutcome result) {
        if (settle(result)) {
            outcome.complete(result);
        }
    }

    private boolean settle(CallOutcome result) {
        if (hasStarted()) {
            call.leaveBody();
        }
        call.session().pending().remove(this);
        return path.settle(call, result);
    }

    private synchronized boolean hasStarted() {
        return started;
    }

    /**
     * Ends the call without waiting any longer.
     *
     * @return what is left to do: to stop the body and tell the caller, in code of others that may block or throw
     */
    Runnable abandon() {
        Runnable stop;
        synchronized (this) {
            abandoned = true;
            stop = onAbandon;
        }
        CallOutcome result = InvokeStage.failed(call, new AbandonedCallException());
        boolean first = settle(result);
        return () -> {
            if (first) {
                outcome.complete(result);
            }
            if (stop != null) {
                stop.run();
            }
        };
    }

    /** Waits for the outcome; an interrupt makes the call fail. */
    CallOutcome await() {
        call.session().pending().awaited(1);
        try {
            return outcome.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            fail(interrupted);
            return outcome.join();
        } catch (ExecutionException impossible) {
            throw new AssertionError("the outcome of a call never fails", impossible);
        } finally {
            call.session().pending().awaited(-1);
        }
    }
}
