package dev.agentops.event;

import dev.agentops.tool.CallFact;
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

    /** Where the level was recorded, by this observer or any of several; null when nowhere. */
    default @Nullable SpanReference span() {
        return null;
    }

    /**
     * The application says something about a turn or call, in its own words. Told any number of times between start and end,
     * and possibly to the same observation by several threads.
     *
     * @param key low-cardinality, in a namespace of the application
     * @param value a {@link String}, {@link Boolean}, {@link Long} or {@link Double}
     */
    default void annotated(String key, Object value) {}

    /**
     * The body of a call says something about it.
     *
     * @param value a {@link String} or {@link Long}; redacted where the fact is content
     */
    default void noted(CallFact fact, Object value) {}

    /** A call was decided. Told to observations of calls only, at most once. */
    default void decided(CallDecided event) {}

    /** The level ended. Told exactly once, and last. */
    default void ended(EndEvent event) {}

    /**
     * What is told in place of {@link #ended(EndEvent)}, for those who want to know where others recorded the level.
     *
     * @param all what all observers returned for the level
     */
    default void ended(EndEvent event, Observation all) {
        ended(event);
    }
}
