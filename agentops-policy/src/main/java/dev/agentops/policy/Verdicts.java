package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.Findings;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Turns what an engine finds into decisions, in the words of the policies' authors. Thread-safe. */
final class Verdicts {
    private final List<PolicyFacts> policies;
    private final Provenance provenance;
    private final ForbidErrors forbidErrors;
    private final KnownDecisions known;
    private final boolean someLogOnly;

    /**
     * Knows policies by position.
     *
     * @param provenance of a decision that is the same whether or not log-only policies count
     */
    Verdicts(List<PolicyFacts> policies, Provenance provenance, ForbidErrors forbidErrors) {
        this.policies = policies;
        this.provenance = provenance;
        this.forbidErrors = forbidErrors;
        this.someLogOnly = policies.stream().anyMatch(PolicyFacts::logOnly);
        this.known = new KnownDecisions(policies, this::made);
    }

    /** A decision. The model does not learn which arguments a policy reads that the call did not send. */
    Decision of(Findings findings, AuthorizationRequest request) {
        boolean softens = softens(request.action());
        return findings.failures().isEmpty() && !concernsLogOnly(findings)
                ? known.of(findings, softens, request.input())
                : made(findings, softens, request.input().keySet());
    }

    /** Memory is never opened by a mode: what may be read there is a grant. */
    private boolean softens(Action action) {
        return provenance.mode() == EnforcementMode.LOG_ONLY && action.kind() != Action.Kind.MEMORY;
    }

    private boolean concernsLogOnly(Findings findings) {
        return someLogOnly && (anyLogOnly(findings.permits()) || anyLogOnly(findings.forbids()));
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be an allocation on the hot path
    private boolean anyLogOnly(List<CompiledPolicy> applied) {
        for (int i = 0; i < applied.size(); i++) {
            if (policies.get(applied.get(i).position()).logOnly()) {
                return true;
            }
        }
        return false;
    }

    private Decision made(Findings findings, boolean softens, Set<String> sent) {
        Decision enforced =
                decision(findings, sent, position -> !policies.get(position).logOnly());
        Decision all = decision(findings, sent, position -> true);
        if (softens && enforced instanceof Decision.Deny) {
            return new Decision.Allow(List.of(), enforced.errors(), provenance.withUnenforced(enforced));
        }
        return enforced.equals(all) ? enforced : enforced.withProvenance(provenance.withUnenforced(all));
    }

    private Decision decision(Findings findings, Set<String> sent, IntPredicate counts) {
        List<PolicyError> errors = errors(findings, counts);
        NavigableSet<Integer> forbids = positions(findings.forbids(), counts);
        forbids.addAll(erringForbids(findings, counts));
        if (!forbids.isEmpty()) {
            return new Decision.Deny(reasons(forbids, sent), errors, provenance);
        }
        NavigableSet<Integer> permits = positions(findings.permits(), counts);
        return permits.isEmpty()
                ? new Decision.Deny(List.of(), errors, provenance)
                : new Decision.Allow(reasons(permits, sent), errors, provenance);
    }

    private List<PolicyError> errors(Findings findings, IntPredicate counts) {
        return findings.failures().stream()
                .filter(failure -> counts.test(failure.policy().position()))
                .map(failure -> new PolicyError(
                        policies.get(failure.policy().position()).publicId(),
                        failure.error().message()))
                .toList();
    }

    private static NavigableSet<Integer> positions(List<CompiledPolicy> applied, IntPredicate counts) {
        NavigableSet<Integer> positions = new TreeSet<>();
        applied.stream().map(CompiledPolicy::position).filter(counts::test).forEach(positions::add);
        return positions;
    }

    /** A forbid that errs is a reason of the denial: it might have applied. */
    private List<Integer> erringForbids(Findings findings, IntPredicate counts) {
        return forbidErrors == ForbidErrors.CEDAR
                ? List.of()
                : findings.failures().stream()
                        .map(Findings.Failure::policy)
                        .filter(CompiledPolicy::forbids)
                        .map(CompiledPolicy::position)
                        .filter(counts::test)
                        .toList();
    }

    private List<Reason> reasons(Iterable<Integer> positions, Set<String> sent) {
        List<Reason> reasons = new ArrayList<>();
        positions.forEach(position -> reasons.add(policies.get(position).reason(sent)));
        return reasons;
    }

    /** The engine has no decision: that is a denial in every mode. */
    Decision refused(String message) {
        return refused(message, null, List.of());
    }

    /** The model may know which of its arguments does not fit, and why: neither holds a value. */
    Decision unfit(UnfitValueException e) {
        String argument = e.argument();
        return refused(
                String.valueOf(e.getMessage()),
                argument == null ? null : argument + " " + e.problem() + ".",
                argument == null ? List.of() : List.of(argument));
    }

    private Decision refused(String error, @Nullable String advice, List<String> arguments) {
        return new Decision.Deny(
                List.of(new Reason(CedarAuthorizer.REQUEST, advice, arguments)),
                List.of(new PolicyError(CedarAuthorizer.REQUEST, error)),
                provenance);
    }
}
