package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.ExplainedPolicy;
import dev.agentops.authorization.ExplainedPolicy.Outcome;
import dev.agentops.authorization.Explainer;
import dev.agentops.authorization.Explanation;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Reason;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says which policies applied, erred or nearly applied, by the policies that decided. Every policy is asked again, without the
 * index. Thread-safe.
 */
final class PolicyExplainer implements Explainer {
    /** More would hide what matters. */
    static final int MOST_NEARLY = 20;

    private final List<PolicyFacts> policies;
    private final RequestBuilder requests;
    private final Supplier<Set<Integer>> moved;

    /**
     * Explains decisions by policies.
     *
     * @param moved positions of compiled policies that the official engine decides
     */
    PolicyExplainer(List<PolicyFacts> policies, RequestBuilder requests, Supplier<Set<Integer>> moved) {
        this.policies = policies;
        this.requests = requests;
        this.moved = moved;
    }

    @Override
    public Explanation explain(Decision decision, AuthorizationRequest request) {
        if (decision.errors().stream().anyMatch(error -> error.policyId().equals(CedarAuthorizer.REQUEST))) {
            return Explanation.ofReasons(decision);
        }
        LiveEvaluation live = new LiveEvaluation();
        try {
            requests.begin(request, live);
        } catch (UnfitValueException e) {
            return Explanation.ofReasons(decision);
        }
        return new Explanation(decision, explained(decision, request.action(), live));
    }

    private List<ExplainedPolicy> explained(Decision decision, Action action, LiveEvaluation live) {
        Set<Integer> elsewhere = elsewhere();
        List<AskedPolicy> asked = IntStream.range(0, policies.size())
                .filter(position -> !elsewhere.contains(position))
                .mapToObj(policies::get)
                .map(policy -> AskedPolicy.of(policy, live.evaluation()))
                .filter(Objects::nonNull)
                .toList();
        Set<Integer> nearly = nearly(asked);
        boolean softens = decision.mode() == EnforcementMode.LOG_ONLY && action.kind() != Action.Kind.MEMORY;
        List<ExplainedPolicy> explained = new ArrayList<>();
        asked.stream()
                .filter(policy -> policy.outcome() != Outcome.NOT_MET || nearly.contains(policy.position()))
                .forEach(policy -> explained.add(policy.explained(softens)));
        explained.addAll(decidedElsewhere(decision, elsewhere, softens));
        return explained;
    }

    /** Those that would have made a difference: permits when none applied, forbids otherwise. The nearest come first. */
    private static Set<Integer> nearly(List<AskedPolicy> asked) {
        boolean permitted = asked.stream()
                .anyMatch(policy -> policy.outcome() == Outcome.APPLIED
                        && !policy.facts().forbids()
                        && !policy.facts().logOnly());
        return asked.stream()
                .filter(policy -> policy.outcome() == Outcome.NOT_MET)
                .filter(policy -> policy.facts().forbids() == permitted)
                .sorted(Comparator.comparingInt(AskedPolicy::unmet))
                .limit(MOST_NEARLY)
                .map(AskedPolicy::position)
                .collect(Collectors.toSet());
    }

    private Set<Integer> elsewhere() {
        Set<Integer> others = moved.get();
        return IntStream.range(0, policies.size())
                .filter(position -> policies.get(position).compiled() == null || others.contains(position))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of policies that the official engine decides no more is known than what the decision says. */
    private List<ExplainedPolicy> decidedElsewhere(Decision decision, Set<Integer> elsewhere, boolean softens) {
        if (elsewhere.isEmpty()) {
            return List.of();
        }
        Decision all = Objects.requireNonNullElse(decision.unenforced(), decision);
        Set<String> erred = all.errors().stream().map(PolicyError::policyId).collect(Collectors.toSet());
        Set<String> applied = all.reasons().stream().map(Reason::policyId).collect(Collectors.toSet());
        return elsewhere.stream()
                .sorted()
                .map(policies::get)
                .flatMap(policy -> erred.contains(policy.publicId())
                        ? Stream.of(AskedPolicy.elsewhere(policy, Outcome.ERRED, softens))
                        : applied.contains(policy.publicId())
                                ? Stream.of(AskedPolicy.elsewhere(policy, Outcome.APPLIED, softens))
                                : Stream.empty())
                .toList();
    }
}
