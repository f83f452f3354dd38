package dev.agentops.context;

import org.jspecify.annotations.Nullable;

/** What is current: opaque to a storage, but for what its own observer keeps for the innermost level. */
public interface ContextFrame {
    /** What an observer keeps for the innermost level of this frame, by its type; null when there is none. */
    <T> @Nullable T find(Class<T> observationType);
}
