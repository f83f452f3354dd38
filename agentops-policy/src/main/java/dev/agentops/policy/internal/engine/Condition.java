package dev.agentops.policy.internal.engine;

import java.util.Set;

/**
 * A condition that an index can decide: the policy cannot apply, and cannot err, unless the key has one of the values. Where the
 * key errs, so may the policy.
 *
 * @param key what is asked
 * @param values constants
 * @param conjunct position of the conjunct that is true exactly where the key has one of the values
 */
record Condition(Key key, Set<Object> values, int conjunct) {
    /** Copies the set. */
    Condition {
        values = Set.copyOf(values);
    }
}
