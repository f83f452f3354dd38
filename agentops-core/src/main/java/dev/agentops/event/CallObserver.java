package dev.agentops.event;

import dev.agentops.context.ContextStorage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens: telemetry, sampling of evaluations, tests.
 *
 * <p>It runs on the path of the call: be fast, hold no lock that others wait for, do no I/O. It is thread-safe. It cannot
 * change anything: what it throws is counted and logged once, and the call goes on as if it had not been there. Only a
 * {@link VirtualMachineError} other than {@link StackOverflowError} is let through.
 */
@FunctionalInterface
public interface CallObserver {
    /**
     * A level began.
     *
     * @param event which
     * @param parent what this observer returned for the enclosing level; {@link Observation#NOOP} for a session
     * @return who is told of the rest of this level
     */
    Observation started(StartEvent event, Observation parent);

    /** Where the current session is kept so that it travels with what this observer keeps; null for no wish. */
    default @Nullable ContextStorage contextStorage() {
        return null;
    }

    /**
     * The system that it was given to is built. An observer belongs to one system; it is told before the first event, and
     * so, like any thread that starts sessions, it may not rely on a session being there.
     */
    default void joined(ObservedSystem system) {}

    /** Something was evaluated, maybe long after it ended. */
    default void evaluated(EvaluationReported event) {}

    /**
     * The system is being closed: finish what is pending, within the time.
     *
     * @return how many items were left unfinished
     */
    default long close(Duration timeout) {
        return 0;
    }

    /** Sees nothing. */
    static CallObserver noop() {
        return (event, parent) -> Observation.NOOP;
    }

    /** Hands every event of every level to a listener, in order. */
    static CallObserver listening(Consumer<? super AgentEvent> listener) {
        return new ListeningObserver(listener);
    }

    /** As {@link #composite(List)}, with failures contained where the caller can count them. */
    static CallObserver composite(List<CallObserver> observers, Containment containment) {
        List<CallObserver> all = List.copyOf(observers);
        return switch (all.size()) {
            case 0 -> noop();
            case 1 -> all.get(0);
            default -> new CompositeObserver(all, containment);
        };
    }

    /**
     * Tells several, in order; one that throws keeps nothing from the others. Of none, {@link #noop}; of one, that one.
     */
    static CallObserver composite(List<CallObserver> observers) {
        return composite(observers, new Containment());
    }
}
