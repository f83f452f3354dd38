package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** The schema {@code false}, which nothing matches. */
enum NeverRule implements Rule {
    INSTANCE;

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return false;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        report.add(Kind.VALUE, "is not allowed here: leave it out");
    }
}
