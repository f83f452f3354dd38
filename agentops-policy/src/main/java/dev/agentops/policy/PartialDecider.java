package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.partial.PartialEvaluator;
import dev.agentops.policy.internal.partial.Possible.Truth;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.Set;
import java.util.function.Supplier;

/** Decides calls of which the arguments are not known. Asks every policy. Thread-safe. */
final class PartialDecider {
    private static final Truth ANYTHING = new Truth(true, true, true);

    private final LoadedPolicies loaded;
    private final RequestBuilder requests;
    private final EnforcementMode mode;
    private final ForbidErrors forbidErrors;
    private final Supplier<Set<Integer>> moved;

    /**
     * Decides by policies.
     *
     * @param moved positions of compiled policies that the official engine decides: of these nothing is known
     */
    PartialDecider(
            LoadedPolicies loaded,
            RequestBuilder requests,
            EnforcementMode mode,
            ForbidErrors forbidErrors,
            Supplier<Set<Integer>> moved) {
        this.loaded = loaded;
        this.requests = requests;
        this.mode = mode;
        this.forbidErrors = forbidErrors;
        this.moved = moved;
    }

    PartialAnswer answer(Principal principal, Action action, AgentIdentity agent) {
        PartialEvaluator evaluator;
        try {
            evaluator = new PartialEvaluator(requests.partial(principal, action, agent));
        } catch (UnfitValueException e) {
            return PartialAnswer.NO;
        }
        return softens(action) ? PartialAnswer.YES : answer(evaluator);
    }

    private boolean softens(Action action) {
        return mode == EnforcementMode.LOG_ONLY && action.kind() != Action.Kind.MEMORY;
    }

    private PartialAnswer answer(PartialEvaluator evaluator) {
        Truth permitted = new Truth(false, true, false);
        Truth forbidden = new Truth(false, true, false);
        Set<Integer> others = moved.get();
        for (PolicyFacts policy : loaded.policies()) {
            if (!policy.logOnly() && policy.forbids()) {
                forbidden = either(
                        forbidden, effective(outlook(policy, evaluator, others), forbidErrors == ForbidErrors.DENY));
            } else if (!policy.logOnly()) {
                permitted = either(permitted, effective(outlook(policy, evaluator, others), false));
            }
        }
        if (!permitted.mayHold() || !forbidden.mayFail()) {
            return PartialAnswer.NO;
        }
        return permitted.mayFail() || forbidden.mayHold() ? PartialAnswer.DEPENDS : PartialAnswer.YES;
    }

    private static Truth outlook(PolicyFacts policy, PartialEvaluator evaluator, Set<Integer> others) {
        CompiledPolicy compiled = policy.compiled();
        return compiled == null || others.contains(compiled.position())
                ? ANYTHING
                : evaluator.all(compiled.conjuncts());
    }

    /** Whether a policy has its effect: when it errs, it has it or has it not. */
    private static Truth effective(Truth outlook, boolean byError) {
        return new Truth(
                outlook.mayHold() || (outlook.mayErr() && byError),
                outlook.mayFail() || (outlook.mayErr() && !byError),
                false);
    }

    /** One policy with an effect is enough. */
    private static Truth either(Truth one, Truth other) {
        return new Truth(one.mayHold() || other.mayHold(), one.mayFail() && other.mayFail(), false);
    }
}
