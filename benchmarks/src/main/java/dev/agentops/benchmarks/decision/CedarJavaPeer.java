package dev.agentops.benchmarks.decision;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.agentops.authorization.Decision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * cedar-java as its documentation advises: the policies are parsed once and kept on the native side by
 * {@link PolicySet#cache()}. A request carries the arguments and the actor's groups and nothing else; there is no schema, so that
 * requests are not validated.
 */
final class CedarJavaPeer implements DecisionPeer {
    private static final EntityTypeName USER = type("User");
    private static final EntityTypeName GROUP = type("Group");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityUID AGENT = type("Agent").of("retail-support");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    CedarJavaPeer(Workload workload) {
        this(CedarText.of(workload));
    }

    CedarJavaPeer(String policies) {
        try {
            this.policies = PolicySet.parsePolicies(policies);
            this.policies.cache();
        } catch (InternalException | CacheException e) {
            throw new IllegalArgumentException("the engine does not take the policies", e);
        }
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    @Override
    public Decision decide(Call call) {
        return answer(call).isAllowed() ? Decision.allow() : Decision.denyByDefault();
    }

    AuthorizationSuccessResponse answer(Call call) {
        Entity principal = principal(call);
        AuthorizationRequest request = new AuthorizationRequest(
                principal.getEUID(), ACTION.of(call.action().name()), AGENT, Map.of("input", input(call)));
        try {
            AuthorizationResponse response = engine.isAuthorized(request, policies, Set.of(principal));
            return response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entity principal(Call call) {
        Set<EntityUID> groups = new HashSet<>();
        for (String group : call.principal().groups()) {
            groups.add(GROUP.of(group));
        }
        return new Entity(USER.of(call.principal().id()), groups);
    }

    private static CedarMap input(Call call) {
        Map<String, Value> input = new HashMap<>();
        call.arguments().forEach((name, value) -> input.put(name, value(value)));
        return new CedarMap(input);
    }

    private static Value value(Object value) {
        return value instanceof Long number ? new PrimLong(number) : new PrimString((String) value);
    }
}
