package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a call says of its principal against what the schema and the entities file say. Only then is the principal an
 * entity, which has what its type requires; a principal that nothing is said of is a name.
 */
final class PrincipalConformance {
    private static final String ACTION = "Action";

    private final @Nullable SchemaFacts schema;
    private final Map<EntityUid, Entity> entities;
    /** Types of the entities below each. */
    private final Map<EntityUid, Set<String>> below = new HashMap<>();

    PrincipalConformance(@Nullable SchemaFacts schema, Map<EntityUid, Entity> entities) {
        this.schema = schema;
        this.entities = Map.copyOf(entities);
        entities.forEach((uid, entity) -> entity.ancestors()
                .forEach(ancestor -> below.computeIfAbsent(ancestor, unused -> new HashSet<>())
                        .add(uid.type())));
    }

    /**
     * Checks what a call says.
     *
     * @param principal of a type that the schema has
     */
    void require(EntityUid principal, PrincipalFacts facts) {
        Set<EntityUid> parents = facts.parents();
        parents.forEach(parent -> RequestConformance.requireName(parent, "a parent of the principal"));
        facts.tags().forEach(PrincipalConformance::requireTag);
        Set<EntityUid> above = above(parents);
        if (above.contains(principal)) {
            throw new UnfitValueException("the principal would be its own ancestor: break the circle");
        }
        if (schema == null) {
            requireActionsAboveActions(principal, parents);
        } else {
            requireDeclared(schema, principal, above, facts);
        }
    }

    private static void requireTag(String name, String value) {
        if (UnpairedSurrogates.isIn(name) || UnpairedSurrogates.isIn(value)) {
            throw new UnfitValueException("a tag of the principal has an unpaired surrogate, which Cedar cannot hold");
        }
    }

    private Set<EntityUid> above(Set<EntityUid> parents) {
        Set<EntityUid> above = new HashSet<>(parents);
        for (EntityUid parent : parents) {
            Entity known = entities.get(parent);
            if (known != null) {
                above.addAll(known.ancestors());
            }
        }
        return above;
    }

    private static void requireActionsAboveActions(EntityUid principal, Set<EntityUid> parents) {
        if (isAction(principal) && !parents.stream().allMatch(PrincipalConformance::isAction)) {
            throw new UnfitValueException("an action can only be in actions: name another type of principals");
        }
    }

    private static boolean isAction(EntityUid uid) {
        return uid.type().equals(ACTION) || uid.type().endsWith("::" + ACTION);
    }

    private void requireDeclared(SchemaFacts schema, EntityUid principal, Set<EntityUid> above, PrincipalFacts facts) {
        EntityType declared = Objects.requireNonNull(schema.types().get(principal.type()));
        facts.requireAttributes(declared.attributes());
        requireAttributes(principal, declared, facts.attributes().keySet());
        if (!facts.tags().isEmpty() && declared.tags() != Scalar.STRING) {
            throw new UnfitValueException("the schema declares no tags of type String for " + principal.type());
        }
        above.forEach(ancestor -> requireAncestor(schema, principal.type(), ancestor));
        for (String type : below.getOrDefault(principal, Set.of())) {
            above.forEach(ancestor -> requireAncestor(schema, type, ancestor));
        }
    }

    private void requireAttributes(EntityUid principal, EntityType declared, Set<String> brought) {
        Entity known = entities.get(principal);
        for (String name : declared.attributes().required()) {
            if (!brought.contains(name) && (known == null || !known.attributes().containsKey(name))) {
                throw new UnfitValueException(
                        "the type " + principal.type() + " requires the attribute " + name
                                + ", which neither the entities file nor the call says of the principal: add it there, or make it optional");
            }
        }
    }

    private static void requireAncestor(SchemaFacts facts, String type, EntityUid ancestor) {
        EntityType above = facts.types().get(ancestor.type());
        if (above == null || !facts.allowsParent(type, ancestor.type())) {
            throw new UnfitValueException(
                    "the schema does not let the type " + type + " be in " + ancestor.type() + ": declare it");
        }
        if (!above.allows(ancestor.id())) {
            throw new UnfitValueException("a parent is none of the entities that the type " + ancestor.type() + " has");
        }
    }
}
