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
     * @param facts what the call says of the principal
     * @param context a record of Cedar values
     * @return the same context, its values typed by the schema
     * @throws UnfitValueException when it does not conform
     */
    public Map<String, Object> require(
            EntityUid principal, EntityUid action, EntityUid resource, PrincipalFacts facts, Map<String, ?> context) {
        requirePrincipal(principal, facts);
        requireAction(action);
        requireResource(resource);
        requireTogether(principal, action, resource);
        return CedarValues.record(context, schema == null ? DeclaredType.Scalar.UNKNOWN : schema.context(action));
    }

    /**
     * Checks a principal and what a call says of it.
     *
     * @throws UnfitValueException when there can be no such entity, or it would be its own ancestor
     */
    public void requirePrincipal(EntityUid principal, PrincipalFacts facts) {
        requireEntity(principal, "the principal");
        if (!facts.isEmpty()) {
            principals.require(principal, facts);
        }
    }

    /**
     * Checks an action.
     *
     * @throws UnfitValueException when there can be no such entity, or the schema does not have it
     */
    public void requireAction(EntityUid action) {
        requireName(action, "the action");
        if (schema != null && !schema.knows(action)) {
            throw new UnfitValueException("the schema does not have the action: declare it");
        }
    }

    /**
     * Checks a resource.
     *
     * @throws UnfitValueException when there can be no such entity
     */
    public void requireResource(EntityUid resource) {
        requireEntity(resource, "the resource");
    }

    /**
     * Checks whether the action is one for such principals and resources. Allocates nothing where it is.
     *
     * @param action one that the schema has
     * @throws UnfitValueException when the schema does not have them together
     */
    public void requireTogether(EntityUid principal, EntityUid action, EntityUid resource) {
        ActionType declared = schema == null ? null : schema.actions().get(action);
        if (declared != null) {
            requireType(principal.type(), declared.principals(), "principals", action);
            requireType(resource.type(), declared.resources(), "resources", action);
        }
    }

    private static void requireType(String type, Set<String> types, String role, EntityUid action) {
        if (!types.contains(type)) {
            throw new UnfitValueException(
                    "the schema does not have " + type + " among the " + role + " of " + action + ": declare it there");
        }
    }

    private void requireEntity(EntityUid uid, String what) {
        requireName(uid, what);
        if (schema != null) {
            EntityType declared = schema.types().get(uid.type());
            if (declared == null) {
                throw new UnfitValueException(
                        what + " is of the type " + uid.type() + ", which the schema does not have:" + " declare it");
            }
            if (!declared.allows(uid.id())) {
                throw new UnfitValueException(what + " is none of the entities that the type " + uid.type() + " has");
            }
        }
    }

    static void requireName(EntityUid uid, String what) {
        if (!TypeName.isValid(uid.type())) {
            throw new UnfitValueException(what + " has the type \"" + uid.type()
                    + "\", which is not the name of an entity type: it must be identifiers joined by ::");
        }
        if (UnpairedSurrogates.isIn(uid.id())) {
            throw new UnfitValueException(what + " has an unpaired surrogate in its id, which Cedar cannot hold");
        }
    }
}
