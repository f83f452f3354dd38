package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.EntityUid;

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
        json.set("uid", ValueJson.reference(uid));
        json.putObject("attrs");
        json.putArray("parents");
        return new StaticEntity(uid, json, 0);
    }

    /** This entity as a call sees it: in more parents, and with tags and attributes that win over its own of the same name. */
    public StaticEntity with(PrincipalFacts facts) {
        ObjectNode merged = json.deepCopy();
        ArrayNode all = merged.withArray("parents");
        facts.parents().forEach(parent -> all.add(ValueJson.reference(parent)));
        if (!facts.tags().isEmpty()) {
            ObjectNode values = merged.withObjectProperty("tags");
            facts.tags().forEach(values::put);
        }
        if (!facts.attributes().isEmpty()) {
            ObjectNode values = merged.withObjectProperty("attrs");
            facts.attributes().forEach((name, value) -> values.set(name, ValueJson.of(value)));
        }
        return new StaticEntity(uid, merged, start);
    }
}
