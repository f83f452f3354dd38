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
        return new Attached(frame, before);
    }

    @Override
    public @Nullable ContextFrame current() {
        return frames.get();
    }

    /** Closed twice, out of order or on another thread, it does nothing: it must not make an old frame current again. */
    private final class Attached implements Scope {
        private final ContextFrame frame;
        private final @Nullable ContextFrame before;
        private boolean closed;

        private Attached(ContextFrame frame, @Nullable ContextFrame before) {
            this.frame = frame;
            this.before = before;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // this very frame, not one like it
        public void close() {
            if (closed || frames.get() != frame) {
                return;
            }
            closed = true;
            if (before == null) {
                frames.remove();
            } else {
                frames.set(before);
            }
        }
    }
}
