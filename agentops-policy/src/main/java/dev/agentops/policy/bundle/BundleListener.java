package dev.agentops.policy.bundle;

import java.util.List;

/**
 * Hears what comes of each look for a newer bundle, after the fact, on the thread that looked. It is quick, takes no lock that a
 * decision needs, and does not throw; what it throws is contained and counted.
 */
public interface BundleListener {
    /** Another bundle is in force. */
    default void accepted(ReloadOutcome.Swapped swapped) {}

    /** A bundle was refused, and what was in force before stays so. */
    default void rejected(ReloadOutcome.Rejected rejected) {}

    /** There was nothing new. */
    default void unchanged(ReloadOutcome.Unchanged unchanged) {}

    /** Hears nothing. */
    static BundleListener none() {
        return new BundleListener() {};
    }

    /**
     * Tells each of them, in this order, also when one before it throws; what the first one threw is thrown at the end, as the
     * cause of an {@link IllegalStateException} when it is no {@link RuntimeException}.
     */
    static BundleListener all(List<BundleListener> listeners) {
        return listeners.size() == 1 ? listeners.get(0) : new BundleListeners(listeners);
    }
}
