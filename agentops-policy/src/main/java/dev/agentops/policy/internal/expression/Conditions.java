package dev.agentops.policy.internal.expression;

import java.util.List;

/**
 * When a policy applies: its scope and its conditions as one list.
 *
 * @param conjuncts all must be true, asked in this order until one is not
 * @param origins where each stands in the policy
 */
public record Conditions(List<Expression> conjuncts, List<Origin> origins) {
    /** Copies the lists. */
    public Conditions {
        conjuncts = List.copyOf(conjuncts);
        origins = List.copyOf(origins);
    }
}
