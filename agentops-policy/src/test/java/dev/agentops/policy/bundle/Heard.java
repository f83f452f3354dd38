package dev.agentops.policy.bundle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it heard. */
final class Heard implements BundleListener {
    final List<ReloadOutcome> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void accepted(ReloadOutcome.Swapped swapped) {
        outcomes.add(swapped);
    }

    @Override
    public void rejected(ReloadOutcome.Rejected rejected) {
        outcomes.add(rejected);
    }

    @Override
    public void unchanged(ReloadOutcome.Unchanged unchanged) {
        outcomes.add(unchanged);
    }

    ReloadOutcome last() {
        return outcomes.get(outcomes.size() - 1);
    }
}
