package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Entities that conform to a schema: their values, and the file that says so. */
final class GeneratedEntities {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    final Map<EntityUid, StaticEntity> files = new LinkedHashMap<>();
    final Map<EntityUid, CedarRecord> attributes = new HashMap<>();
    final Map<EntityUid, CedarRecord> tags = new HashMap<>();

    private final GeneratedSchema schema;
    private final Random random;
    private final GeneratedValues values;

    GeneratedEntities(GeneratedSchema schema, Random random) {
        this.schema = schema;
        this.random = random;
        this.values = new GeneratedValues(random, 0);
        for (int i = random.nextInt(10); i > 0; i--) {
            EntityUid uid = schema.entity(false);
            if (!files.containsKey(uid)) {
                files.put(uid, entity(uid, schema.facts.types().get(uid.type())));
            }
        }
    }

    private StaticEntity entity(EntityUid uid, EntityType type) {
        CedarRecord attributesOf = values.record(type.attributes());
        CedarRecord tagsOf = tags(type);
        attributes.put(uid, attributesOf);
        tags.put(uid, tagsOf);
        ObjectNode json = JSON.objectNode();
        json.set("uid", reference(uid));
        json.set("attrs", values.json(attributesOf, type.attributes()));
        ObjectNode tagsJson = JSON.objectNode();
        tagsOf.forEach((name, value) -> tagsJson.set(name, values.json(value, type.tags())));
        json.set("tags", tagsJson);
        parents(uid, type).forEach(parent -> json.withArray("parents").add(reference(parent)));
        json.withArray("parents");
        return new StaticEntity(uid, json, 0);
    }

    private CedarRecord tags(EntityType type) {
        Map<String, Object> made = new HashMap<>();
        for (int i = type.tags() == null ? 0 : random.nextInt(3); i > 0; i--) {
            made.put(GeneratedSchema.NAMES.get(random.nextInt(5)), values.value(type.tags()));
        }
        return CedarRecord.of(made);
    }

    /** Only what was made before is a parent, or what is never made: so there is no circle. */
    private Set<EntityUid> parents(EntityUid uid, EntityType type) {
        Set<EntityUid> parents = new HashSet<>();
        List<String> above = type.ancestors().stream().sorted().toList();
        for (int i = above.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
            EntityUid parent = schema.of(above.get(random.nextInt(above.size())));
            parents.add(files.containsKey(parent) ? parent : new EntityUid(parent.type(), "absent"));
        }
        parents.remove(uid);
        return parents;
    }

    private ObjectNode reference(EntityUid uid) {
        ObjectNode plain = JSON.objectNode().put("type", uid.type()).put("id", uid.id());
        return random.nextBoolean() ? plain : JSON.objectNode().set("__entity", plain);
    }
}
