package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the official engine refuses of a request before it looks at policies, and nothing else. Where the schema
 * declares an extension type, the context holds a value of that type, not its text. Immutable and thread-safe.
 */
public final class RequestConformance {
    private final @Nullable SchemaFacts schema;
    private final PrincipalConformance principals;

    /**
     * Under a schema, if there is one.
     *
     * @param entities all that are known, by name
     */
    public RequestConformance(@Nullable SchemaFacts schema, Map<EntityUid, Entity> entities) {
        this.schema = schema;
        this.principals = new PrincipalConformance(schema, entities);
    }

    /**
     * Checks all of a request.
     *
     * @param parents entities that the call says the principal is in
     * @param tags of the principal that the call brings
     * @param context a record of Cedar values
     * @return the same context, its values typed by the schema
     * @throws UnfitValueException when it does not conform
     */
    public Map<String, Object> require(
            EntityUid principal,
            EntityUid action,
            EntityUid resource,
            Set<EntityUid> parents,
            Map<String, String> tags,
            Map<String, ?> context) {
        requireNames(principal, action, resource);
        requirePrincipal(principal, parents, tags);
        return CedarValues.record(context, schema == null ? DeclaredType.Scalar.UNKNOWN : schema.context(action));
    }

    /**
     * Checks who does what through what.
     *
     * @throws UnfitValueException when one of them is none, or the schema does not have them together
     */
    public void requireNames(EntityUid principal, EntityUid action, EntityUid resource) {
        requireName(principal);
        requireName(action);
        requireName(resource);
        if (schema != null) {
            requireDeclared(schema, principal, action, resource);
        }
    }

    /**
     * Checks what a call says of its principal.
     *
     * @throws UnfitValueException when it cannot be an entity as the schema declares it, or would be its own ancestor
     */
    public void requirePrincipal(EntityUid principal, Set<EntityUid> parents, Map<String, String> tags) {
        if (!parents.isEmpty() || !tags.isEmpty()) {
            principals.require(principal, parents, tags);
        }
    }

    static void requireName(EntityUid uid) {
        if (!TypeName.isValid(uid.type())) {
            throw new UnfitValueException(
                    "an entity has a type that is no name of one: it must be identifiers joined by ::");
        }
        UnpairedSurrogates.refuse(uid);
    }

    private static void requireDeclared(SchemaFacts schema, EntityUid principal, EntityUid action, EntityUid resource) {
        ActionType declared = schema.actions().get(action);
        if (declared == null) {
            throw new UnfitValueException("the schema has no such action: declare it");
        }
        requireType(schema, principal, declared.principals(), "a principal");
        requireType(schema, resource, declared.resources(), "a resource");
    }

    private static void requireType(SchemaFacts schema, EntityUid uid, Set<String> types, String role) {
        EntityType declared = schema.types().get(uid.type());
        if (declared == null || !types.contains(uid.type())) {
            throw new UnfitValueException(
                    "the schema does not let the type " + uid.type() + " be " + role + " of this action: declare it");
        }
        if (!declared.allows(uid.id())) {
            throw new UnfitValueException(role + " is none of the entities that the type " + uid.type() + " has");
        }
    }
}
