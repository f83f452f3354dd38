package dev.agentops.memory;

/** What somebody holds. Immutable. */
record Usage(long items, long bytes) {
    static final Usage NONE = new Usage(0, 0);

    Usage plus(long moreItems, long moreBytes) {
        return new Usage(items + moreItems, bytes + moreBytes);
    }

    boolean isEmpty() {
        return items == 0;
    }

    boolean exceeds(MemoryQuota quota) {
        return items > quota.maxItems() || bytes > quota.maxBytes();
    }

    boolean isGrowthOver(Usage before) {
        return items > before.items || bytes > before.bytes;
    }
}
