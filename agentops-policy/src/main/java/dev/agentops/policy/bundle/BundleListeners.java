package dev.agentops.policy.bundle;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several listeners as one. */
final class BundleListeners implements BundleListener {
    private final List<BundleListener> listeners;

    BundleListeners(List<BundleListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void accepted(ReloadOutcome.Swapped swapped) {
        each(listener -> listener.accepted(swapped));
    }

    @Override
    public void rejected(ReloadOutcome.Rejected rejected) {
        each(listener -> listener.rejected(rejected));
    }

    @Override
    public void unchanged(ReloadOutcome.Unchanged unchanged) {
        each(listener -> listener.unchanged(unchanged));
    }

    private void each(Consumer<BundleListener> telling) {
        RuntimeException first = null;
        for (BundleListener listener : listeners) {
            first = failure(listener, telling, first);
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException e
                ? e
                : new IllegalStateException("a listener failed: " + failure, failure);
    }

    private static @Nullable RuntimeException failure(
            BundleListener listener, Consumer<BundleListener> telling, @Nullable RuntimeException first) {
        try {
            telling.accept(listener);
            return first;
        } catch (Throwable e) {
            return first == null ? unchecked(e) : first;
        }
    }
}
