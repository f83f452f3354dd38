package dev.agentops.memory;

import java.util.HashMap;
import java.util.Map;

/** Counts what each tenant and all of them hold, and refuses what would be too much. */
final class Quotas {
    private final MemoryQuota tenantQuota;
    private final MemoryQuota totalQuota;
    private final Map<String, Usage> tenants = new HashMap<>();
    private Usage total = Usage.NONE;

    Quotas(MemoryQuota tenantQuota, MemoryQuota totalQuota) {
        this.tenantQuota = tenantQuota;
        this.totalQuota = totalQuota;
    }

    /**
     * Counts a change before it is made. One that frees is never refused.
     *
     * @throws MemoryQuotaException when it would be too much; then nothing was counted
     */
    synchronized void charge(String tenant, long items, long bytes) {
        Usage before = usage(tenant);
        Usage after = before.plus(items, bytes);
        Usage all = total.plus(items, bytes);
        if (after.isGrowthOver(before)) {
            require(after, tenantQuota, "tenant");
            require(all, totalQuota, "store");
        }
        set(tenant, after);
        total = all;
    }

    private static void require(Usage usage, MemoryQuota quota, String whose) {
        if (usage.exceeds(quota)) {
            throw new MemoryQuotaException(whose, quota);
        }
    }

    private void set(String tenant, Usage usage) {
        if (usage.isEmpty()) {
            tenants.remove(tenant);
        } else {
            tenants.put(tenant, usage);
        }
    }

    void release(String tenant, long items, long bytes) {
        charge(tenant, -items, -bytes);
    }

    synchronized Usage usage(String tenant) {
        return tenants.getOrDefault(tenant, Usage.NONE);
    }

    synchronized Usage total() {
        return total;
    }
}
