package dev.agentops.memory;

import dev.agentops.Message;
import java.time.Instant;

/**
 * One message of a conversation, as it is kept in short-term memory.
 *
 * @param namespace the key of the namespace that it is kept in, as the store has it
 * @param id its id within the namespace
 * @param message who said what, and how far it may be believed
 * @param createdAt when it was appended
 */
public record MemoryEvent(String namespace, String id, Message message, Instant createdAt) {
    /** Without the text, which is content. */
    @Override
    public String toString() {
        return "MemoryEvent(" + id + ", " + message + ")";
    }
}
