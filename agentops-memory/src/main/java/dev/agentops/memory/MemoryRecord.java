package dev.agentops.memory;

import dev.agentops.tool.TrustLabel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of long-term memory.
 *
 * @param namespace the key of the namespace that it is kept in, as the store has it
 * @param id its id within the namespace
 * @param text what is remembered
 * @param metadata more about it
 * @param trust how far the text may be believed
 * @param createdAt when it was first written
 * @param updatedAt when it was last written
 * @param expiresAt when it will be gone; null for never
 */
public record MemoryRecord(
        String namespace,
        String id,
        String text,
        Map<String, String> metadata,
        TrustLabel trust,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt) {
    /** Copies the map. */
    public MemoryRecord {
        metadata = Map.copyOf(metadata);
    }

    /** Without id, text and metadata, which are content. */
    @Override
    public String toString() {
        return "MemoryRecord(" + trust + ", " + updatedAt + ")";
    }
}
