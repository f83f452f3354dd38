package dev.agentops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A call whose result comes in pieces. */
public final class StreamedCall {
    private final Flow.Publisher<Object> chunks;
    private final CompletionStage<CallOutcome> outcome;

    private StreamedCall(Flow.Publisher<Object> chunks, CompletionStage<CallOutcome> outcome) {
        this.chunks = chunks;
        this.outcome = outcome;
    }

    static StreamedCall of(Flow.Publisher<Object> chunks, CompletionStage<CallOutcome> outcome) {
        return new StreamedCall(chunks, outcome);
    }

    static StreamedCall denied(CallOutcome.Denied denied) {
        return failed(new CallDeniedException(denied.denial()), CompletableFuture.completedStage(denied));
    }

    static StreamedCall failed(Throwable failure, CompletionStage<CallOutcome> outcome) {
        return new StreamedCall(subscriber -> StreamRelay.refuse(subscriber, failure), outcome);
    }

    /**
     * The pieces. They may be subscribed to once; a denied call signals {@link CallDeniedException} instead. A stream that
     * nobody subscribes to is abandoned when the session ends.
     */
    public Flow.Publisher<Object> chunks() {
        return chunks;
    }

    /**
     * How the call ends; a completed one has no value of its own, since its pieces were handed on. A stream that its
     * subscriber cancels has failed with {@link java.util.concurrent.CancellationException}.
     */
    public CompletionStage<CallOutcome> outcome() {
        return outcome;
    }
}
