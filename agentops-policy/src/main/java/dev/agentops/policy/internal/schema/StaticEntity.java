package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;

/**
 * An entity of {@code entities.json}.
 *
 * @param uid its name
 * @param json the whole entity in the JSON form of the language; not to be changed
 * @param start where it stands in its file
 */
public record StaticEntity(EntityUid uid, ObjectNode json, int start) {

    /** An entity that the file does not have. */
    public static StaticEntity absent(EntityUid uid) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("uid", reference(uid));
        json.putObject("attrs");
        json.putArray("parents");
        return new StaticEntity(uid, json, 0);
    }

    /** This entity as a call sees it: in more parents, and with tags that win over its own of the same name. */
    public StaticEntity with(Set<EntityUid> parents, Map<String, String> tags) {
        ObjectNode merged = json.deepCopy();
        ArrayNode all = merged.withArray("parents");
        parents.forEach(parent -> all.add(reference(parent)));
        if (!tags.isEmpty()) {
            ObjectNode values = merged.withObjectProperty("tags");
            tags.forEach(values::put);
        }
        return new StaticEntity(uid, merged, start);
    }

    private static ObjectNode reference(EntityUid uid) {
        return JsonNodeFactory.instance.objectNode().put("type", uid.type()).put("id", uid.id());
    }
}
