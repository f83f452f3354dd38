package dev.agentops.authorization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an explanation of what a decision itself says, where its authorizer says no more. */
final class ReasonsExplained {
    private final List<ExplainedPolicy> policies = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private ReasonsExplained() {}

    static Explanation of(Decision decision) {
        ReasonsExplained explained = new ReasonsExplained();
        explained.add(decision, EnforcementMode.ENFORCE);
        Decision unenforced = decision.unenforced();
        if (unenforced != null) {
            explained.add(unenforced, EnforcementMode.LOG_ONLY);
        }
        return new Explanation(decision, explained.policies);
    }

    /** A guard that errs is a reason and an error: it is told once, as the error that it is. */
    private void add(Decision decision, EnforcementMode mode) {
        decision.errors().forEach(error -> add(error.policyId(), mode, ExplainedPolicy.Outcome.ERRED, error.message()));
        decision.reasons().forEach(reason -> add(reason.policyId(), mode, ExplainedPolicy.Outcome.APPLIED, null));
    }

    private void add(String id, EnforcementMode mode, ExplainedPolicy.Outcome outcome, @Nullable String error) {
        if (told.add(id)) {
            policies.add(new ExplainedPolicy(id, null, null, mode, outcome, error, List.of()));
        }
    }
}
