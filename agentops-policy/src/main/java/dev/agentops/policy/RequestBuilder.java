package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.schema.CedarValues;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.UnfitValueException;
import dev.agentops.policy.value.EntityUid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes Cedar requests of live calls, by a mapping and under the schema where there is one. */
final class RequestBuilder {
    private final CedarMapping mapping;
    private final @Nullable SchemaFacts schema;
    private final @Nullable String tenant;

    RequestBuilder(CedarMapping mapping, @Nullable SchemaFacts schema, @Nullable String tenant) {
        this.mapping = mapping;
        this.schema = schema;
        this.tenant = tenant;
    }

    /**
     * Makes the Cedar request of a call.
     *
     * @throws UnfitValueException when the call is none that the policies are for, or a value of the context has no equal in
     *     Cedar
     */
    CedarRequest build(AuthorizationRequest request) {
        requireTenant(request.principal().tenant());
        EntityUid principal = mapping.principal(request.principal());
        EntityUid action = action(request.action());
        DeclaredType type = contextType(action);
        return new CedarRequest(
                principal,
                action,
                mapping.resource(request),
                parents(principal.type(), mapping.parents(request.principal())),
                tags(principal.type(), mapping.tags(request.principal())),
                CedarValues.record(declared(mapping.context(request), type), type));
    }

    private void requireTenant(String actual) {
        if (tenant != null && !tenant.equals(actual)) {
            throw new UnfitValueException(
                    "the policies are those of the tenant " + tenant + ", the actor is of " + actual);
        }
    }

    private EntityUid action(Action action) {
        EntityUid uid = mapping.action(action);
        if (schema != null && !schema.knows(uid)) {
            throw new UnfitValueException("the schema has no action for " + described(action) + ": declare " + uid);
        }
        return uid;
    }

    private static String described(Action action) {
        return switch (action.kind()) {
            case TOOL -> "the tool " + action.name();
            case MEMORY -> "the memory operation " + action.name();
            case AGENT -> "the agent " + action.name();
        };
    }

    private DeclaredType contextType(EntityUid action) {
        return schema == null ? DeclaredType.Scalar.UNKNOWN : schema.context(action);
    }

    /** Facts that a schema does not declare are left out, so that later versions can give more; arguments never are. */
    private static Map<String, ?> declared(Map<String, ?> context, DeclaredType type) {
        if (!(type instanceof DeclaredType.RecordOf declared)) {
            return context;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        context.forEach((name, value) -> {
            if (name.equals(StandardMapping.INPUT)) {
                kept.put(name, value);
            } else if (declared.attributes().containsKey(name)) {
                kept.put(name, value instanceof Map<?, ?> facts ? declaredFacts(facts, type.member(name)) : value);
            }
        });
        return kept;
    }

    private static Map<?, ?> declaredFacts(Map<?, ?> facts, DeclaredType type) {
        Map<Object, Object> kept = new LinkedHashMap<>(facts);
        if (type instanceof DeclaredType.RecordOf declared) {
            kept.keySet().retainAll(declared.attributes().keySet());
        }
        return kept;
    }

    private Set<EntityUid> parents(String type, Set<EntityUid> parents) {
        SchemaFacts facts = schema;
        return facts == null || parents.isEmpty()
                ? parents
                : parents.stream()
                        .filter(parent -> facts.allowsParent(type, parent.type()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> tags(String type, Map<String, String> tags) {
        return schema == null || schema.allowsTags(type) ? tags : Map.of();
    }
}
