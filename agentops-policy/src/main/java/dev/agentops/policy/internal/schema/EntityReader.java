package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads entities from their JSON form, and finds everything above each. */
public final class EntityReader {
    private final Map<EntityUid, Set<EntityUid>> parents = new HashMap<>();

    private EntityReader() {}

    /**
     * Reads entities that the official engine accepted.
     *
     * @throws IllegalArgumentException when a value is none
     */
    public static Map<EntityUid, Entity> read(Map<EntityUid, StaticEntity> entities) {
        EntityReader reader = new EntityReader();
        entities.forEach((uid, entity) -> reader.parents.put(uid, parents(entity)));
        Map<EntityUid, Entity> read = new LinkedHashMap<>();
        entities.forEach((uid, entity) -> read.put(
                uid,
                new Entity(
                        uid,
                        record(entity.json().path("attrs")),
                        record(entity.json().path("tags")),
                        reader.ancestors(uid))));
        return read;
    }

    private static Set<EntityUid> parents(StaticEntity entity) {
        Set<EntityUid> parents = new LinkedHashSet<>();
        entity.json().path("parents").forEach(parent -> parents.add(Literals.entity(parent)));
        return parents;
    }

    private Set<EntityUid> ancestors(EntityUid uid) {
        Set<EntityUid> found = new LinkedHashSet<>();
        Deque<EntityUid> left = new ArrayDeque<>(parents.get(uid));
        while (!left.isEmpty()) {
            EntityUid next = left.pop();
            if (found.add(next)) {
                left.addAll(parents.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    private static CedarRecord record(JsonNode members) {
        Map<String, Object> read = new LinkedHashMap<>();
        members.properties().forEach(member -> read.put(member.getKey(), Literals.value(member.getValue())));
        return CedarRecord.of(read);
    }
}
