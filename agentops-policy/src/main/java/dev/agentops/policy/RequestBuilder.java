package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes Cedar requests of live calls, by a mapping and under the schema where there is one. */
final class RequestBuilder {
    private final CedarMapping mapping;
    private final @Nullable SchemaFacts schema;

    RequestBuilder(CedarMapping mapping, @Nullable SchemaFacts schema) {
        this.mapping = mapping;
        this.schema = schema;
    }

    /**
     * Makes the Cedar request of a call.
     *
     * @throws UnfitValueException when a value of the context has no equal in Cedar
     */
    CedarRequest build(AuthorizationRequest request) {
        EntityUid principal = mapping.principal(request.principal());
        EntityUid action = mapping.action(request.action());
        return new CedarRequest(
                principal,
                action,
                mapping.resource(request),
                parents(principal.type(), mapping.parents(request.principal())),
                tags(principal.type(), mapping.tags(request.principal())),
                CedarValues.record(mapping.context(request), contextType(action)));
    }

    private DeclaredType contextType(EntityUid action) {
        return schema == null ? DeclaredType.Scalar.OTHER : schema.context(action);
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
