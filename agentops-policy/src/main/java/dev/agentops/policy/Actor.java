package dev.agentops.policy;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;

/**
 * A principal as policies see it.
 *
 * @param entity with all that the call and the entities file know of it
 * @param parents those that the call brings
 * @param tags those that the call brings
 */
record Actor(Entity entity, Set<EntityUid> parents, Map<String, String> tags) {
    Actor {
        parents = Set.copyOf(parents);
        tags = Map.copyOf(tags);
    }
}
