package dev.agentops.event;

import org.jspecify.annotations.Nullable;

/**
 * One observer's view of one level, from its start to its end. It is told of each event once; events of one level never
 * overlap, but may come on different threads.
 */
public interface Observation {
    /** Sees nothing. */
    Observation NOOP = new Observation() {};

    /** The observation of a type among what the observers returned for a level; null when there is none. */
    static <T> @Nullable T find(Observation observation, Class<T> type) {
        if (observation instanceof CompositeObserver.Group group) {
            return group.find(type);
        }
        return type.isInstance(observation) ? type.cast(observation) : null;
    }

    /** A call was decided. Told to observations of calls only, at most once. */
    default void decided(CallDecided event) {}

    /** The level ended. Told exactly once, and last. */
    default void ended(EndEvent event) {}
}
