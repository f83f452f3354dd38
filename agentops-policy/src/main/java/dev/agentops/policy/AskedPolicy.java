package dev.agentops.policy;

import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.ExplainedCondition;
import dev.agentops.authorization.ExplainedPolicy;
import dev.agentops.authorization.ExplainedPolicy.Effect;
import dev.agentops.authorization.ExplainedPolicy.Outcome;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.internal.expression.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A policy whose scope fits a request, and what it says to it.
 *
 * @param facts the policy
 * @param compiled how it is asked
 * @param frame the request
 * @param settled the position of the first conjunct that is not true; their number when all are
 */
record AskedPolicy(PolicyFacts facts, CompiledPolicy compiled, Frame frame, int settled) {
    /** Null when its scope does not fit, or it is not compiled. */
    static @Nullable AskedPolicy of(PolicyFacts facts, Frame frame) {
        CompiledPolicy compiled = facts.compiled();
        if (compiled == null) {
            return null;
        }
        List<Expression> conjuncts = compiled.conjuncts();
        int at = 0;
        while (at < conjuncts.size() && conjuncts.get(at).evaluate(frame).equals(true)) {
            at++;
        }
        AskedPolicy asked = new AskedPolicy(facts, compiled, frame, at);
        return asked.outcome() == Outcome.NOT_MET && compiled.origins().get(at) == Origin.SCOPE ? null : asked;
    }

    int position() {
        return compiled.position();
    }

    Outcome outcome() {
        if (settled == compiled.conjuncts().size()) {
            return Outcome.APPLIED;
        }
        return value(settled).equals(false) ? Outcome.NOT_MET : Outcome.ERRED;
    }

    private Object value(int conjunct) {
        return compiled.conjuncts().get(conjunct).evaluate(frame);
    }

    /** How many conditions would have to be different. */
    int unmet() {
        return (int) IntStream.range(settled, compiled.conjuncts().size())
                .filter(conjunct -> !value(conjunct).equals(true))
                .count();
    }

    ExplainedPolicy explained(boolean softens) {
        return explained(facts, outcome(), error(), conditions(), softens);
    }

    /** A policy that another engine decided. */
    static ExplainedPolicy elsewhere(PolicyFacts facts, Outcome outcome, boolean softens) {
        String error = outcome == Outcome.ERRED ? "the official engine says why: see the errors of the decision" : null;
        return explained(facts, outcome, error, List.of(), softens);
    }

    private static ExplainedPolicy explained(
            PolicyFacts facts,
            Outcome outcome,
            @Nullable String error,
            List<ExplainedCondition> conditions,
            boolean softens) {
        return new ExplainedPolicy(
                facts.publicId(),
                facts.forbids() ? Effect.FORBID : Effect.PERMIT,
                facts.source().place(),
                softens || facts.logOnly() ? EnforcementMode.LOG_ONLY : EnforcementMode.ENFORCE,
                outcome,
                error,
                conditions);
    }

    private @Nullable String error() {
        if (outcome() != Outcome.ERRED) {
            return null;
        }
        return value(settled) instanceof EvaluationError error ? error.message() : CompiledPolicy.TYPE.message();
    }

    private List<ExplainedCondition> conditions() {
        List<ExplainedCondition> conditions = new ArrayList<>();
        for (int i = 0; i < compiled.conjuncts().size(); i++) {
            Origin origin = compiled.origins().get(i);
            if (origin != Origin.SCOPE) {
                AskedCondition condition =
                        AskedCondition.of(compiled.conjuncts().get(i), origin, frame);
                conditions.add(i <= settled ? condition.explained() : condition.notEvaluated());
            }
        }
        return conditions;
    }
}
