package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says about the entities of a type.
 *
 * @param ids the only ones that there are; empty when any will do
 * @param attributes what they have
 * @param tags the type of their tags; null when they have none
 * @param ancestors types of the entities that they may be in, directly or through others
 */
public record EntityType(
        Set<String> ids, RecordOf attributes, @Nullable DeclaredType tags, Set<String> ancestors) {
    /** Copies the sets. */
    public EntityType {
        ids = Set.copyOf(ids);
        ancestors = Set.copyOf(ancestors);
    }

    /** Whether there may be an entity of this id. */
    public boolean allows(String id) {
        return ids.isEmpty() || ids.contains(id);
    }
}
