package dev.agentops.memory;

/**
 * One item with what it costs and when it ends.
 *
 * @param item the item
 * @param bytes what it counts towards quotas
 * @param writtenNanos when it was written, by the counter of nanoseconds
 * @param lifetimeNanos how long it lives from then
 */
record Row<V>(V item, long bytes, long writtenNanos, long lifetimeNanos) {

    long remainingNanos(long now) {
        return Math.max(0, lifetimeNanos - Math.max(0, now - writtenNanos));
    }
}
