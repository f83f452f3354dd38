package dev.agentops.authorization;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One decision of several: a Deny wins over an Escalate, which wins over an Allow. What would have been without log-only
 * policies is combined by the same rules and never touches what is enforced.
 */
final class CombinedDecision {
    private final List<Decision> parts;

    private CombinedDecision(List<Decision> parts) {
        this.parts = parts;
    }

    static Decision of(List<Decision> parts) {
        Decision enforced = new CombinedDecision(parts).combine();
        if (parts.stream().allMatch(part -> part.unenforced() == null)) {
            return enforced;
        }
        Decision unenforced = new CombinedDecision(
                        parts.stream().map(CombinedDecision::unenforced).toList())
                .combine();
        return sameAnswer(enforced, unenforced)
                ? enforced
                : enforced.withProvenance(enforced.provenance().withUnenforced(unenforced));
    }

    private static Decision unenforced(Decision part) {
        Decision unenforced = part.unenforced();
        return unenforced == null ? part : unenforced;
    }

    private static boolean sameAnswer(Decision one, Decision other) {
        return one.verdict().equals(other.verdict())
                && one.reasons().equals(other.reasons())
                && one.errors().equals(other.errors());
    }

    private Decision combine() {
        if (any(Decision.Deny.class)) {
            return new Decision.Deny(reasons(Decision.Deny.class), errors(), provenance());
        }
        if (any(Decision.Escalate.class)) {
            return new Decision.Escalate(reasons(Decision.Escalate.class), errors(), provenance());
        }
        return new Decision.Allow(reasons(Decision.Allow.class), errors(), provenance());
    }

    private boolean any(Class<? extends Decision> verdict) {
        return parts.stream().anyMatch(verdict::isInstance);
    }

    private List<Reason> reasons(Class<? extends Decision> verdict) {
        return parts.stream()
                .filter(verdict::isInstance)
                .flatMap(part -> part.reasons().stream())
                .toList();
    }

    private List<PolicyError> errors() {
        return parts.stream().flatMap(part -> part.errors().stream()).toList();
    }

    private Provenance provenance() {
        return new Provenance(versions(), mode(), null, this::explain);
    }

    private EnforcementMode mode() {
        return parts.stream().anyMatch(part -> part.mode() == EnforcementMode.LOG_ONLY)
                ? EnforcementMode.LOG_ONLY
                : EnforcementMode.ENFORCE;
    }

    private @Nullable String versions() {
        List<String> versions = parts.stream()
                .map(Decision::policyVersion)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return versions.isEmpty() ? null : String.join("+", versions);
    }

    private Explanation explain(Decision decision, AuthorizationRequest request) {
        Stream<ExplainedPolicy> policies =
                parts.stream().flatMap(part -> part.explanation(request).policies().stream());
        return new Explanation(decision, policies.toList());
    }
}
