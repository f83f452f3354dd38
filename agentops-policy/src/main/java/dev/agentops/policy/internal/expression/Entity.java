package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of an entity. Immutable. */
public final class Entity {
    /** So many are looked through faster than looked up. */
    private static final int FEW = 8;

    private final EntityUid uid;
    private final Map<String, Object> attributes;
    private final Map<String, Object> tags;
    private final Set<EntityUid> ancestors;
    private final List<EntityUid> ancestorList;

    /**
     * An entity.
     *
     * @param attributes a record, not copied
     * @param tags a record, not copied
     * @param ancestors everything above it, without itself
     */
    public Entity(EntityUid uid, Map<String, Object> attributes, Map<String, Object> tags, Set<EntityUid> ancestors) {
        this.uid = uid;
        this.attributes = attributes;
        this.tags = tags;
        this.ancestors = Set.copyOf(ancestors);
        this.ancestorList = List.copyOf(this.ancestors);
    }

    /** An entity that nothing is known of but its name. */
    public static Entity unknown(EntityUid uid) {
        return new Entity(uid, Map.of(), Map.of(), Set.of());
    }

    /** Its name. */
    public EntityUid uid() {
        return uid;
    }

    /** Its attributes: a record. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** Its tags: a record. */
    public Map<String, Object> tags() {
        return tags;
    }

    /** Everything above it, without itself; a list, so that going over it allocates nothing. */
    public List<EntityUid> ancestors() {
        return ancestorList;
    }

    /** Whether another is above it. */
    public boolean hasAncestor(EntityUid other) {
        return ancestorList.size() > FEW ? ancestors.contains(other) : isOneOf(other);
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be an allocation on the hot path
    private boolean isOneOf(EntityUid other) {
        for (int i = 0; i < ancestorList.size(); i++) {
            if (other.equals(ancestorList.get(i))) {
                return true;
            }
        }
        return false;
    }
}
