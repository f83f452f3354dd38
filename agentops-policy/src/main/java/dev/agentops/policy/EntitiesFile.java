package dev.agentops.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.internal.schema.CedarValues;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.value.EntityUid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code entities.json}: an array of entities, each with its place in the file. */
final class EntitiesFile {
    private static final Set<String> MEMBERS = Set.of("uid", "attrs", "parents", "tags");

    private final SourceText file;
    private final Map<EntityUid, StaticEntity> entities = new LinkedHashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    EntitiesFile(SourceText file) {
        this.file = file;
    }

    /** Reads the file; to be called once. */
    EntitiesFile read() {
        try {
            JsonText.read(file, this::array);
        } catch (JsonText.BadJsonException e) {
            problems.add(e.problem());
        }
        ancestry();
        return this;
    }

    /** The engine goes up its own stack for each ancestor, on the thread of each call. */
    private void ancestry() {
        Ancestry<EntityUid> ancestry = new Ancestry<>();
        entities.forEach(
                (uid, entity) -> entity.json().path("parents").forEach(parent -> ancestry.add(uid, reference(parent))));
        ancestry.circular()
                .ifPresent(uid -> refuse(uid, "the entity " + uid + " is its own ancestor: break the circle"));
        ancestry.tooDeep()
                .ifPresent(uid -> refuse(
                        uid,
                        "the entity " + uid + " has more than " + Ancestry.DEEPEST
                                + " ancestors above each other: flatten them"));
    }

    private void refuse(EntityUid uid, String problem) {
        StaticEntity entity = entities.get(uid);
        problems.add(file.problem(entity == null ? 0 : entity.start(), null, problem));
    }

    Map<EntityUid, StaticEntity> entities() {
        return entities;
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    private void array(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            problems.add(file.problem("must be an array of entities, at least []"));
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = JsonText.offset(file, parser.currentTokenLocation());
            entity(parser.readValueAsTree(), start);
        }
        if (parser.nextToken() != null) {
            problems.add(JsonText.problem(file, parser.currentTokenLocation(), "there is more after the array"));
        }
    }

    private void entity(JsonNode json, int start) {
        String wrong = wrongIn(json);
        if (wrong != null) {
            problems.add(file.problem(start, null, wrong));
            return;
        }
        EntityUid uid = uid(json);
        if (entities.putIfAbsent(uid, new StaticEntity(uid, (ObjectNode) json, start)) != null) {
            problems.add(file.problem(start, null, "the entity " + uid + " stands twice: merge the two"));
        }
    }

    private static @Nullable String wrongIn(JsonNode json) {
        if (!json.isObject()
                || !json.path("attrs").isObject()
                || !json.path("parents").isArray()) {
            return "an entity is an object with uid, attrs (an object) and parents (an array)";
        }
        if (json.has("tags") && !json.path("tags").isObject()) {
            return "the tags of an entity are an object";
        }
        if (isDeeperThan(CedarValues.DEEPEST, json.path("attrs"))
                || isDeeperThan(CedarValues.DEEPEST, json.path("tags"))) {
            return "attributes and tags of an entity are nested at most " + CedarValues.DEEPEST
                    + " levels deep: flatten them";
        }
        EntityUid uid = uid(json);
        if (uid.type().isEmpty()) {
            return "the uid of an entity is an object with type and id, both strings";
        }
        return json.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .map(name -> "an entity has no member " + name + ": it has uid, attrs, parents and tags")
                .orElse(null);
    }

    private static boolean isDeeperThan(int levels, JsonNode json) {
        if (!json.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : json) {
            if (isDeeperThan(levels - 1, child)) {
                return true;
            }
        }
        return false;
    }

    private static EntityUid uid(JsonNode json) {
        return reference(json.path("uid"));
    }

    /** A name with or without {@code __entity} around it; one without a type where it is none. */
    static EntityUid reference(JsonNode uid) {
        JsonNode plain = uid.has("__entity") ? uid.path("__entity") : uid;
        boolean named = plain.path("type").isTextual() && plain.path("id").isTextual();
        return named
                ? new EntityUid(plain.path("type").asText(), plain.path("id").asText())
                : new EntityUid("", "");
    }
}
