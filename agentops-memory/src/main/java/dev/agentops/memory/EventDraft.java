package dev.agentops.memory;

import dev.agentops.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended.
 *
 * @param message who said what, and how far it may be believed
 * @param expiry how long it lives from now; null for ever
 */
public record EventDraft(Message message, @Nullable Duration expiry) {
    /**
     * Checks the values.
     *
     * @throws MemoryException when the expiry is not positive
     */
    public EventDraft {
        Lifetimes.require("an event", expiry);
    }
}
