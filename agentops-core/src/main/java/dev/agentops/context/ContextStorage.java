package dev.agentops.context;

import org.jspecify.annotations.Nullable;

/** Keeps the current frame. Thread-safe; what is attached on one thread is not seen on another unless it is carried. */
public interface ContextStorage {
    /** Makes a frame current on this thread. */
    Scope attach(ContextFrame frame);

    /** The current frame; null when there is none. */
    @Nullable ContextFrame current();

    /** A storage of its own that carries nothing to other threads. */
    static ContextStorage threadLocal() {
        return new ThreadLocalStorage();
    }
}
