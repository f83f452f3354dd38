package dev.agentops.tools.internal;

import org.jspecify.annotations.Nullable;

/** The schema {@code true}, which everything matches. */
enum AnyRule implements Rule {
    INSTANCE;

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return true;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        throw new IllegalStateException("everything is accepted here, there is nothing to explain");
    }
}
