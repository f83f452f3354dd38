package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.value.EntityUid;
import java.util.Set;

/**
 * What a schema says about an action.
 *
 * @param principals types of those who may do it
 * @param resources types of what it may be done through
 * @param context what its context holds
 * @param ancestors actions that it is in, directly or through others
 */
public record ActionType(Set<String> principals, Set<String> resources, RecordOf context, Set<EntityUid> ancestors) {
    /** Copies the sets. */
    public ActionType {
        principals = Set.copyOf(principals);
        resources = Set.copyOf(resources);
        ancestors = Set.copyOf(ancestors);
    }
}
