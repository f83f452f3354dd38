package dev.agentops.tools.internal;

import org.jspecify.annotations.Nullable;

/** One compiled keyword, or several that belong together. Immutable. A value of a type it does not speak of passes. */
interface Rule {
    /** Whether the value is acceptable. Allocates nothing for valid values of common keywords. */
    boolean accepts(@Nullable Object value, Effort effort);

    /** Says what is wrong with a value that is not accepted. */
    void explain(@Nullable Object value, Report report);

    /** The types a value must have one of, as {@link JsonType#mask()}. */
    default int types() {
        return JsonType.ANY;
    }
}
