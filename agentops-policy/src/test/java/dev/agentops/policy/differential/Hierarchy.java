package dev.agentops.policy.differential;

import dev.agentops.policy.value.EntityUid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is in whom. */
record Hierarchy(Map<EntityUid, Set<EntityUid>> parents) {

    /** The same, with more parents of one entity. */
    Hierarchy with(EntityUid child, Set<EntityUid> more) {
        Map<EntityUid, Set<EntityUid>> all = new HashMap<>(parents);
        Set<EntityUid> own = new HashSet<>(all.getOrDefault(child, Set.of()));
        own.addAll(more);
        all.put(child, own);
        return new Hierarchy(all);
    }

    /** Whether one is the other or below it. */
    boolean in(EntityUid entity, EntityUid ancestor) {
        return entity.equals(ancestor) || ancestors(entity).contains(ancestor);
    }

    /** All above an entity, without itself. */
    Set<EntityUid> ancestors(EntityUid entity) {
        Set<EntityUid> above = new HashSet<>();
        Deque<EntityUid> open = new ArrayDeque<>(Set.of(entity));
        while (!open.isEmpty()) {
            parents.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(above::add)
                    .forEach(open::push);
        }
        return above;
    }
}
