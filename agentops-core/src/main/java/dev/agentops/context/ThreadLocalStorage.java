package dev.agentops.context;

import org.jspecify.annotations.Nullable;

/** The storage without any tracing. */
final class ThreadLocalStorage implements ContextStorage {
    /** Not static: one storage must not see what is current in another. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable ContextFrame> frames = new ThreadLocal<>();

    @Override
    public Scope attach(ContextFrame frame) {
        ContextFrame before = frames.get();
        frames.set(frame);
        return () -> restore(before);
    }

    private void restore(@Nullable ContextFrame before) {
        if (before == null) {
            frames.remove();
        } else {
            frames.set(before);
        }
    }

    @Override
    public @Nullable ContextFrame current() {
        return frames.get();
    }
}
