package dev.agentops.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What requests need to know of a schema: the types of each action's context, and what a principal of each type may have.
 *
 * @see <a href="https://docs.cedarpolicy.com/schema/json-schema.html">JSON schema format</a>
 */
final class SchemaFacts {
    private final Map<EntityUid, DeclaredType> contexts = new HashMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Set<String> tagged = new HashSet<>();

    private SchemaFacts() {}

    /**
     * Takes the facts out of a schema.
     *
     * @param schema valid, in its JSON form
     */
    static SchemaFacts of(JsonNode schema) {
        SchemaFacts facts = new SchemaFacts();
        SchemaTypes types = new SchemaTypes(schema);
        schema.properties().forEach(namespace -> facts.namespace(namespace.getKey(), namespace.getValue(), types));
        return facts;
    }

    private void namespace(String name, JsonNode namespace, SchemaTypes types) {
        namespace
                .path("actions")
                .properties()
                .forEach(action -> contexts.put(
                        new EntityUid(SchemaTypes.qualified(name, "Action"), action.getKey()),
                        types.resolve(name, action.getValue().path("appliesTo").path("context"))));
        namespace
                .path("entityTypes")
                .properties()
                .forEach(type -> entityType(name, type.getKey(), type.getValue(), types));
    }

    private void entityType(String namespace, String name, JsonNode declaration, SchemaTypes types) {
        String type = SchemaTypes.qualified(namespace, name);
        Set<String> allowed = parents.computeIfAbsent(type, unused -> new HashSet<>());
        declaration.path("memberOfTypes").forEach(parent -> allowed.add(types.entityType(namespace, parent.asText())));
        if (types.isString(namespace, declaration.path("tags"))) {
            tagged.add(type);
        }
    }

    /** The type of an action's context. */
    DeclaredType context(EntityUid action) {
        return contexts.getOrDefault(action, DeclaredType.Scalar.OTHER);
    }

    /** Whether there is such an action. */
    boolean knows(EntityUid action) {
        return contexts.containsKey(action);
    }

    /** The contexts of all actions, by action. */
    Map<EntityUid, DeclaredType> contexts() {
        return Map.copyOf(contexts);
    }

    /** Whether an entity of one type may be in one of another. */
    boolean allowsParent(String type, String parent) {
        return parents.getOrDefault(type, Set.of()).contains(parent);
    }

    /** Whether an entity of this type may have tags that are strings. */
    boolean allowsTags(@Nullable String type) {
        return tagged.contains(type);
    }
}
