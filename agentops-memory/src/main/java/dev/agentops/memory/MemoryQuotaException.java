package dev.agentops.memory;

/** A store refused a write because it would hold more than it may. What it holds already is kept. */
public final class MemoryQuotaException extends MemoryException {
    private static final long serialVersionUID = 1L;

    private final transient MemoryQuota quota;

    /**
     * A refused write.
     *
     * @param whose whose quota it is, for instance {@code tenant}; without an id
     * @param quota the quota that it would exceed
     */
    public MemoryQuotaException(String whose, MemoryQuota quota) {
        super("the write is refused: with it the " + whose + " would have more than " + quota.maxItems()
                + " records and events or " + quota.maxBytes()
                + " bytes; delete some, let them expire, or raise the quota of the store");
        this.quota = quota;
    }

    /** The quota that the write would have exceeded. */
    public MemoryQuota quota() {
        return quota;
    }
}
