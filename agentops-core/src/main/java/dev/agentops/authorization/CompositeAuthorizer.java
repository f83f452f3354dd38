package dev.agentops.authorization;

import java.util.ArrayList;
import java.util.List;

/** Several authorizers that must all say yes. */
final class CompositeAuthorizer implements Authorizer {
    private final List<Authorizer> authorizers;

    CompositeAuthorizer(List<Authorizer> authorizers) {
        this.authorizers = authorizers;
    }

    @Override
    public Decision decide(AuthorizationRequest request) {
        List<Decision> decisions = new ArrayList<>(authorizers.size());
        authorizers.forEach(authorizer -> decisions.add(authorizer.decide(request)));
        if (decisions.contains(null)) {
            throw new IllegalStateException("an authorizer returned null instead of a decision");
        }
        return combine(decisions);
    }

    private static Decision combine(List<Decision> decisions) {
        List<PolicyError> errors =
                decisions.stream().flatMap(d -> d.errors().stream()).toList();
        String version = versions(decisions);
        if (decisions.stream().anyMatch(Decision.Deny.class::isInstance)) {
            return new Decision.Deny(reasons(decisions, Decision.Deny.class), errors, version);
        }
        if (decisions.stream().anyMatch(Decision.Escalate.class::isInstance)) {
            return new Decision.Escalate(reasons(decisions, Decision.Escalate.class), errors, version);
        }
        return new Decision.Allow(reasons(decisions, Decision.Allow.class), errors, version);
    }

    private static List<Reason> reasons(List<Decision> decisions, Class<? extends Decision> verdict) {
        return decisions.stream()
                .filter(verdict::isInstance)
                .flatMap(d -> d.reasons().stream())
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String versions(List<Decision> decisions) {
        List<String> versions = decisions.stream()
                .map(Decision::policyVersion)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        return versions.isEmpty() ? null : String.join("+", versions);
    }
}
