package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.Principal;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;

/** A mapping into one namespace, with a fixed context. */
record ShopMapping(Map<String, ?> fixed) implements CedarMapping {
    @Override
    public EntityUid principal(Principal principal) {
        return new EntityUid("Shop::Customer", principal.id());
    }

    @Override
    public Set<EntityUid> parents(Principal principal) {
        return Set.of();
    }

    @Override
    public Map<String, String> tags(Principal principal) {
        return Map.of();
    }

    @Override
    public EntityUid action(Action action) {
        return new EntityUid("Shop::Action", action.name());
    }

    @Override
    public EntityUid resource(AuthorizationRequest request) {
        return new EntityUid("Shop::Desk", request.agent().name());
    }

    @Override
    public Map<String, ?> context(AuthorizationRequest request) {
        return fixed;
    }
}
