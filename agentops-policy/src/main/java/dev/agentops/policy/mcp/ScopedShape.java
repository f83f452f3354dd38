package dev.agentops.policy.mcp;

import dev.agentops.policy.mcp.ValueShape.Reference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shape together with the definitions that its references mean.
 *
 * @param scope those where the shape stands, the nearest first
 */
record ScopedShape(ValueShape shape, Scope scope) {
    private static final int MOST_STEPS = 1_000;

    /**
     * Definitions of one place.
     *
     * @param outer those around it; null for the outermost
     */
    record Scope(
            Map<String, ValueShape> definitions, @Nullable Scope outer) {
        private @Nullable ScopedShape find(String name) {
            for (Scope scope = this; scope != null; scope = scope.outer()) {
                ValueShape shape = scope.definitions().get(name);
                if (shape != null) {
                    return new ScopedShape(shape, scope);
                }
            }
            return null;
        }
    }

    /** A part of it. */
    ScopedShape with(ValueShape part) {
        return new ScopedShape(part, scope);
    }

    /** What it is when it is no reference; a long way is not followed to its end. */
    ScopedShape resolved() {
        ScopedShape resolved = this;
        for (int step = 0; step < MOST_STEPS && resolved.shape() instanceof Reference reference; step++) {
            ScopedShape next = resolved.scope().find(reference.name());
            if (next == null) {
                return resolved;
            }
            resolved = next;
        }
        return resolved;
    }
}
