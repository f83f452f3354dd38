package dev.agentops.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which policies of one version the official engine decides though they are compiled. Thread-safe. */
final class Moves {
    private final List<PolicyFacts> policies;
    private final MovedPolicies kept;
    private final Set<Integer> reported;
    private volatile Set<Integer> positions;

    /**
     * Begins with those that were moved in an earlier version.
     *
     * @param kept is told of each that is moved
     */
    Moves(List<PolicyFacts> policies, MovedPolicies kept) {
        this.policies = List.copyOf(policies);
        this.kept = kept;
        this.positions = kept.among(policies);
        this.reported = new HashSet<>(positions);
    }

    /** Their positions. */
    Set<Integer> positions() {
        return positions;
    }

    /** Whether a disagreement on a policy is the first one. */
    synchronized boolean reports(int position) {
        return reported.add(position);
    }

    synchronized void add(Set<Integer> more) {
        Set<Integer> all = new HashSet<>(positions);
        all.addAll(more);
        positions = Set.copyOf(all);
        more.forEach(position -> kept.add(policies.get(position)));
    }
}
