package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads entities from their JSON form, and finds everything above each. */
public final class EntityReader {
    private final Map<EntityUid, Set<EntityUid>> parents = new HashMap<>();
    private final @Nullable SchemaFacts schema;

    private EntityReader(@Nullable SchemaFacts schema) {
        this.schema = schema;
    }

    /**
     * Reads entities that the official engine accepted. The actions of the schema are entities too, in the groups that it says.
     *
     * @throws IllegalArgumentException when a value is none
     */
    public static Map<EntityUid, Entity> read(Map<EntityUid, StaticEntity> entities, @Nullable SchemaFacts schema) {
        EntityReader reader = new EntityReader(schema);
        entities.forEach((uid, entity) -> reader.parents.put(uid, parents(entity)));
        Map<EntityUid, Entity> read = new LinkedHashMap<>(reader.actions());
        entities.forEach((uid, entity) -> read.put(uid, reader.entity(uid, entity.json())));
        return read;
    }

    private static Set<EntityUid> parents(StaticEntity entity) {
        Set<EntityUid> parents = new HashSet<>();
        entity.json().path("parents").forEach(parent -> parents.add(Literals.entity(parent)));
        return parents;
    }

    private Map<EntityUid, Entity> actions() {
        Map<EntityUid, Entity> actions = new LinkedHashMap<>();
        if (schema != null) {
            schema.actions()
                    .forEach((uid, declared) -> actions.put(
                            uid, new Entity(uid, CedarRecord.EMPTY, CedarRecord.EMPTY, declared.ancestors())));
        }
        return actions;
    }

    private Entity entity(EntityUid uid, JsonNode json) {
        EntityType declared = schema == null ? null : schema.types().get(uid.type());
        DeclaredType attributes = declared == null ? Scalar.UNKNOWN : declared.attributes();
        DeclaredType tags = declared == null || declared.tags() == null ? Scalar.UNKNOWN : declared.tags();
        return new Entity(
                uid,
                TypedJson.members(json.path("attrs"), attributes::member),
                TypedJson.members(json.path("tags"), name -> tags),
                Closure.above(uid, parents));
    }
}
