package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.stream.Collectors;

/** What a schema says about entity types and actions, with all names resolved. Immutable. */
public final class SchemaFacts {
    private final Map<EntityUid, ActionType> actions;
    private final Map<String, EntityType> types;

    private SchemaFacts(Map<EntityUid, ActionType> actions, Map<String, EntityType> types) {
        this.actions = Map.copyOf(actions);
        this.types = Map.copyOf(types);
    }

    /**
     * Takes the facts out of a schema.
     *
     * @param schema valid, in its JSON form
     */
    public static SchemaFacts of(JsonNode schema) {
        SchemaReader reader = new SchemaReader(schema);
        return new SchemaFacts(reader.actions(), reader.types());
    }

    /** All actions. */
    public Map<EntityUid, ActionType> actions() {
        return actions;
    }

    /** All entity types but those of actions, by their full names. */
    public Map<String, EntityType> types() {
        return types;
    }

    /** The type of an action's context; unknown when there is no such action. */
    public DeclaredType context(EntityUid action) {
        ActionType declared = actions.get(action);
        return declared == null ? Scalar.UNKNOWN : declared.context();
    }

    /** Whether there is such an action. */
    public boolean knows(EntityUid action) {
        return actions.containsKey(action);
    }

    /** The contexts of all actions, by action. */
    public Map<EntityUid, DeclaredType> contexts() {
        return actions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, action -> action.getValue().context()));
    }

    /** Whether an entity of one type may be in one of another, directly or through others. */
    public boolean allowsParent(String type, String parent) {
        EntityType declared = types.get(type);
        return declared != null && declared.ancestors().contains(parent);
    }

    /** Whether an entity of this type may have tags that are strings. */
    public boolean allowsTags(String type) {
        EntityType declared = types.get(type);
        return declared != null && declared.tags() == Scalar.STRING;
    }
}
