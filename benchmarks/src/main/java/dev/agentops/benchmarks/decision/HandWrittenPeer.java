package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a programmer would write who knows the rules: a {@link HashMap} by tool, group or kind, and plain comparisons. It builds
 * the same request as the library and gives the same reasons; decisions with one reason exist beforehand.
 */
final class HandWrittenPeer implements DecisionPeer {
    private static final Reason SUSPENDED = Reason.of(Workload.SUSPENDED_ID);
    private static final Reason CLOSED_REGION = Reason.of(Workload.CLOSED_REGION_ID);
    private static final Decision DENY_SUSPENDED = Decision.deny(SUSPENDED);
    private static final Decision DENY_REGION = Decision.deny(CLOSED_REGION);
    private static final Decision DENY_BOTH = Decision.deny(SUSPENDED, CLOSED_REGION);

    private final Shape shape;
    private final Map<String, Permission> permissions = new HashMap<>();

    HandWrittenPeer(Workload workload) {
        this.shape = workload.shape();
        workload.rules().forEach(rule -> permissions.put(key(rule), new Permission(rule)));
    }

    private static String key(Rule rule) {
        return switch (rule.shape()) {
            case PER_TOOL -> rule.tool();
            case UNSCOPED -> rule.kind();
            case GROUPS -> rule.group();
        };
    }

    @Override
    public Decision decide(Call call) {
        return decide(call.request());
    }

    private Decision decide(AuthorizationRequest request) {
        boolean suspended = request.principal().groups().contains(Workload.SUSPENDED);
        boolean closed = Workload.CLOSED_REGION.equals(request.input().get(Call.REGION));
        if (suspended) {
            return closed ? DENY_BOTH : DENY_SUSPENDED;
        }
        return closed ? DENY_REGION : permit(request);
    }

    private Decision permit(AuthorizationRequest request) {
        JsonObject input = request.input();
        return switch (shape) {
            case PER_TOOL -> by(request.action().name(), input);
            case UNSCOPED -> by((String) input.get(Call.KIND), input);
            case GROUPS -> byGroups(request);
        };
    }

    private Decision by(@Nullable String key, JsonObject input) {
        Permission permission = permissions.get(key);
        return permission != null && permission.applies(input) ? permission.decision : Decision.denyByDefault();
    }

    private Decision byGroups(AuthorizationRequest request) {
        Permission first = null;
        List<Reason> several = null;
        for (String group : request.principal().groups()) {
            Permission permission = permissions.get(group);
            if (permission == null || !permission.applies(request.input())) {
                continue;
            }
            if (first == null) {
                first = permission;
            } else {
                several = several == null ? new ArrayList<>(first.decision.reasons()) : several;
                several.addAll(permission.decision.reasons());
            }
        }
        if (several != null) {
            return new Decision.Allow(several, List.of(), Provenance.NONE);
        }
        return first == null ? Decision.denyByDefault() : first.decision;
    }

    private static final class Permission {
        private final String kind;
        private final long limit;
        private final Decision decision;

        Permission(Rule rule) {
            this.kind = rule.kind();
            this.limit = rule.limit();
            this.decision = new Decision.Allow(List.of(Reason.of(rule.id())), List.of(), Provenance.NONE);
        }

        boolean applies(JsonObject input) {
            return kind.equals(input.get(Call.KIND))
                    && input.get(Call.AMOUNT) instanceof Long amount
                    && amount < limit
                    && amount >= 0;
        }
    }
}
