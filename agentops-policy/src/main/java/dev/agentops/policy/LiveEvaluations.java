package dev.agentops.policy;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of evaluations that are not in use, so that deciding allocates nothing. A thread that finds none at its place
 * makes a new one: nobody waits. Thread-safe.
 */
final class LiveEvaluations {
    private static final int PLACES = 64;

    private final AtomicReferenceArray<@Nullable LiveEvaluation> idle = new AtomicReferenceArray<>(PLACES);

    /** One that nobody else uses until it is given back. */
    LiveEvaluation take() {
        LiveEvaluation taken = idle.getAndSet(place(), null);
        return taken == null ? new LiveEvaluation() : taken;
    }

    /** To be called once, when nothing of it is used any more. */
    void giveBack(LiveEvaluation evaluation) {
        evaluation.end();
        idle.setRelease(place(), evaluation);
    }

    private static int place() {
        return System.identityHashCode(Thread.currentThread()) & (PLACES - 1);
    }
}
