package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Evaluator;
import dev.agentops.policy.internal.expression.Evaluators;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A policy where an index asks it: what the index has found to be true is not asked again. Immutable. */
final class PlacedPolicy {
    private final CompiledPolicy policy;
    private final Evaluator[] conditions;

    /**
     * A policy in its place.
     *
     * @param known positions of the conjuncts that are true for each request that gets here
     */
    PlacedPolicy(CompiledPolicy policy, Set<Integer> known) {
        this.policy = policy;
        List<Evaluator> asked = new ArrayList<>();
        List<Expression> conjuncts = policy.conjuncts();
        for (int i = 0; i < conjuncts.size(); i++) {
            if (!known.contains(i)) {
                asked.add(Evaluators.of(conjuncts.get(i)));
            }
        }
        this.conditions = asked.toArray(Evaluator[]::new);
    }

    /** Adds to the findings whether the policy applies, or errs. */
    void ask(Frame frame, Findings findings) {
        for (Evaluator condition : conditions) {
            Object value = condition.evaluate(frame);
            if (!(value instanceof Boolean truth)) {
                findings.failed(policy, value instanceof EvaluationError error ? error : CompiledPolicy.TYPE);
                return;
            }
            if (!truth) {
                return;
            }
        }
        findings.applied(policy);
    }
}
