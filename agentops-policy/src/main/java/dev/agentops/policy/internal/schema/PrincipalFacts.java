package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a call says of its principal, besides what the entities file says. Immutable.
 *
 * @param parents entities that it is in
 * @param tags its tags; they win over those of the file
 * @param attributes its attributes, a record of Cedar values; they win over those of the file
 */
public record PrincipalFacts(Set<EntityUid> parents, Map<String, String> tags, Map<String, Object> attributes) {
    /** Nothing. */
    public static final PrincipalFacts NONE = new PrincipalFacts(Set.of(), Map.of(), Map.of());

    /** Copies all three. */
    public PrincipalFacts {
        parents = Set.copyOf(parents);
        tags = Map.copyOf(tags);
        attributes = CedarRecord.of(attributes);
    }

    /**
     * What of some facts a schema has a place for, typed by it; without one, all of them.
     *
     * @param type that of the principal
     * @param attributes values of JSON or of Cedar
     * @throws UnfitValueException when the value of an attribute has no equal in Cedar, or is not of the declared type
     */
    public static PrincipalFacts declared(
            @Nullable SchemaFacts schema,
            String type,
            Set<EntityUid> parents,
            Map<String, String> tags,
            Map<String, ?> attributes) {
        if (schema == null) {
            return new PrincipalFacts(parents, tags, typed(attributes, DeclaredType.Scalar.UNKNOWN));
        }
        return new PrincipalFacts(
                parents.stream()
                        .filter(parent -> schema.allowsParent(type, parent.type()))
                        .collect(Collectors.toUnmodifiableSet()),
                schema.allowsTags(type) ? tags : Map.of(),
                visible(schema.types().get(type), attributes));
    }

    private static Map<String, Object> visible(@Nullable EntityType declared, Map<String, ?> attributes) {
        if (declared == null || attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> visible = new HashMap<>(attributes);
        visible.keySet().retainAll(declared.attributes().attributes().keySet());
        return typed(visible, optional(declared.attributes()));
    }

    /** What the call leaves out may be in the entities file. */
    private static RecordOf optional(RecordOf attributes) {
        return new RecordOf(attributes.attributes(), List.of());
    }

    private static Map<String, Object> typed(Map<String, ?> attributes, DeclaredType type) {
        try {
            return CedarValues.record(attributes, type);
        } catch (UnfitValueException e) {
            throw e.within("principal");
        }
    }

    /** Whether nothing is said: then the principal is a name, unless the entities file has it. */
    public boolean isEmpty() {
        return parents.isEmpty() && tags.isEmpty() && attributes.isEmpty();
    }

    /** The same attributes, when the schema lets the type have them. */
    void requireAttributes(RecordOf declared) {
        typed(attributes, optional(declared));
    }
}
