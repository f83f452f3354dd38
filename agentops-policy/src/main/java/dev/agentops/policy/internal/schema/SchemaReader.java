package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Takes the facts out of a schema. */
final class SchemaReader {
    private final JsonNode schema;
    private final SchemaTypes names;
    private final Map<String, Set<String>> parentTypes = new HashMap<>();
    private final Map<EntityUid, Set<EntityUid>> groups = new HashMap<>();

    SchemaReader(JsonNode schema) {
        this.schema = schema;
        this.names = new SchemaTypes(schema);
        schema.properties().forEach(namespace -> parents(namespace.getKey(), namespace.getValue()));
    }

    private void parents(String namespace, JsonNode declarations) {
        declarations.path("entityTypes").properties().forEach(type -> {
            Set<String> parents = entityTypes(namespace, type.getValue().path("memberOfTypes"));
            parentTypes.put(SchemaTypes.qualified(namespace, type.getKey()), parents);
        });
        declarations.path("actions").properties().forEach(action -> {
            Set<EntityUid> above = new HashSet<>();
            action.getValue().path("memberOf").forEach(group -> above.add(group(namespace, group)));
            groups.put(action(namespace, action.getKey()), above);
        });
    }

    private Set<String> entityTypes(String namespace, JsonNode listed) {
        Set<String> resolved = new HashSet<>();
        listed.forEach(name -> resolved.add(names.entityType(namespace, name.asText())));
        return resolved;
    }

    private static EntityUid action(String namespace, String id) {
        return new EntityUid(SchemaTypes.qualified(namespace, "Action"), id);
    }

    /** A group has the type that it says, as one of the namespace or of none. */
    private EntityUid group(String namespace, JsonNode group) {
        String id = group.path("id").asText();
        JsonNode type = group.path("type");
        EntityUid local = action(namespace, id);
        if (!type.isTextual()) {
            return local;
        }
        EntityUid qualified = new EntityUid(SchemaTypes.qualified(namespace, type.asText()), id);
        return declares(qualified) ? qualified : new EntityUid(type.asText(), id);
    }

    private boolean declares(EntityUid action) {
        int colons = action.type().lastIndexOf("::");
        String namespace = colons < 0 ? "" : action.type().substring(0, colons);
        return schema.path(namespace).path("actions").has(action.id());
    }

    Map<String, EntityType> types() {
        Map<String, EntityType> types = new LinkedHashMap<>();
        schema.properties()
                .forEach(namespace -> namespace
                        .getValue()
                        .path("entityTypes")
                        .properties()
                        .forEach(type -> types.put(
                                SchemaTypes.qualified(namespace.getKey(), type.getKey()),
                                type(namespace.getKey(), type.getKey(), type.getValue()))));
        return types;
    }

    private EntityType type(String namespace, String name, JsonNode declaration) {
        String qualified = SchemaTypes.qualified(namespace, name);
        JsonNode tags = declaration.path("tags");
        return new EntityType(
                names.entity(qualified).ids(),
                shape(namespace, declaration.path("shape")),
                tags.isObject() ? names.resolve(namespace, tags) : null,
                Closure.above(qualified, parentTypes));
    }

    Map<EntityUid, ActionType> actions() {
        Map<EntityUid, ActionType> actions = new LinkedHashMap<>();
        schema.properties()
                .forEach(namespace -> namespace
                        .getValue()
                        .path("actions")
                        .properties()
                        .forEach(declared -> actions.put(
                                action(namespace.getKey(), declared.getKey()),
                                action(namespace.getKey(), declared.getKey(), declared.getValue()))));
        return actions;
    }

    private ActionType action(String namespace, String id, JsonNode declaration) {
        JsonNode appliesTo = declaration.path("appliesTo");
        return new ActionType(
                entityTypes(namespace, appliesTo.path("principalTypes")),
                entityTypes(namespace, appliesTo.path("resourceTypes")),
                shape(namespace, appliesTo.path("context")),
                Closure.above(action(namespace, id), groups));
    }

    /** A shape that is not declared has no members. */
    private RecordOf shape(String namespace, JsonNode type) {
        return type.isObject() && names.resolve(namespace, type) instanceof RecordOf declared
                ? declared
                : names.record(namespace, type);
    }
}
