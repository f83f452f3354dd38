package dev.agentops.memory;

/**
 * How much may be held.
 *
 * @param maxItems records and events together, at least 1
 * @param maxBytes UTF-8 bytes of their ids, texts and metadata, the length of the name of their namespace and a
 *     fixed charge for each, at least 1
 */
public record MemoryQuota(long maxItems, long maxBytes) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one is less than 1
     */
    public MemoryQuota {
        if (maxItems < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "maxItems is " + maxItems + " and maxBytes is " + maxBytes + ", both must be at least 1");
        }
    }
}
