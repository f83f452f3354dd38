package dev.agentops.memory;

import dev.agentops.CallOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings a typed answer out of the body of an access, past observers, which see its size. One access, one thread. */
final class Answer<T> {
    private @Nullable T value;

    CallOutcome.Completed take(Loaded<T> loaded) {
        value = Objects.requireNonNull(loaded.answer(), "the store answered null");
        return new CallOutcome.Completed(loaded.summary(), loaded.trust());
    }

    T value() {
        return Objects.requireNonNull(value, "the access completed without an answer");
    }
}
