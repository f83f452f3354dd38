package dev.agentops;

import dev.agentops.context.Scope;
import org.jspecify.annotations.Nullable;

/** Stands in for a storage that failed: while a scope of it is open on a thread, nothing is current there. */
final class NothingCurrent {
    private final ThreadLocal<@Nullable Integer> depth = new ThreadLocal<>();
    private volatile boolean used;

    Scope attach() {
        used = true;
        Integer outer = depth.get();
        depth.set(outer == null ? 1 : outer + 1);
        return this::detach;
    }

    private void detach() {
        Integer now = depth.get();
        if (now == null || now == 1) {
            depth.remove();
        } else {
            depth.set(now - 1);
        }
    }

    boolean isAttached() {
        return used && depth.get() != null;
    }
}
