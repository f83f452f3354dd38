package dev.agentops.memory;

import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be written.
 *
 * @param id its id within the namespace, 1 to 512 visible characters
 * @param text what is to be remembered
 * @param metadata more about it
 * @param trust how far the text may be believed
 * @param expiry how long it lives from now; null for ever
 */
public record RecordDraft(
        String id,
        String text,
        Map<String, String> metadata,
        TrustLabel trust,
        @Nullable Duration expiry) {
    /**
     * Copies the map and checks the values.
     *
     * @throws MemoryException when the id is empty, too long or has invisible characters, or the expiry is not positive
     */
    public RecordDraft {
        RecordIds.require(id);
        metadata = Map.copyOf(metadata);
        Lifetimes.require("a record", expiry);
    }

    /** Without id, text and metadata, which are content. */
    @Override
    public String toString() {
        return "RecordDraft(" + trust + ")";
    }
}
