package dev.agentops.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.schema.SchemaTypes;
import dev.agentops.policy.value.EntityUid;
import java.util.Optional;

/** Measures how far the {@code in} of entity types and actions of a schema reach. */
final class SchemaChains {
    private final SchemaTypes names;
    private final Ancestry<String> types = new Ancestry<>();
    private final Ancestry<EntityUid> actions = new Ancestry<>();

    private SchemaChains(JsonNode schema) {
        names = new SchemaTypes(schema);
        schema.properties().forEach(namespace -> namespace(namespace.getKey(), namespace.getValue()));
    }

    /**
     * What is wrong; empty when nothing is.
     *
     * @param schema valid, in its JSON form
     */
    static Optional<String> problem(JsonNode schema) {
        SchemaChains chains = new SchemaChains(schema);
        return chains.types
                .tooDeep()
                .map(type -> "the entity type " + type)
                .or(() -> chains.actions.tooDeep().map(action -> "the action " + action))
                .map(what -> what + " is in more than " + Ancestry.DEEPEST + " others above each other: flatten them");
    }

    private void namespace(String name, JsonNode namespace) {
        namespace
                .path("entityTypes")
                .properties()
                .forEach(type -> entityType(name, SchemaTypes.qualified(name, type.getKey()), type.getValue()));
        namespace
                .path("actions")
                .properties()
                .forEach(action -> action(SchemaTypes.qualified(name, "Action"), action.getKey(), action.getValue()));
    }

    /** A type may be in itself: that makes nothing deeper. */
    private void entityType(String namespace, String type, JsonNode declaration) {
        declaration.path("memberOfTypes").forEach(parent -> {
            String above = names.entityType(namespace, parent.asText());
            if (!above.equals(type)) {
                types.add(type, above);
            }
        });
    }

    private void action(String actionType, String id, JsonNode declaration) {
        declaration
                .path("memberOf")
                .forEach(parent -> actions.add(
                        new EntityUid(actionType, id),
                        new EntityUid(
                                parent.path("type").asText(actionType),
                                parent.path("id").asText())));
    }
}
