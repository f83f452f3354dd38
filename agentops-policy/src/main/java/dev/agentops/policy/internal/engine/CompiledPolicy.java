package dev.agentops.policy.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.expression.Conditions;
import dev.agentops.policy.internal.expression.ConditionsReader;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.Origin;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import java.util.List;

/**
 * A policy that is ready to be asked. Immutable.
 *
 * @param position the position among all policies of its set
 * @param forbids whether its effect is to forbid
 * @param conjuncts all must be true for it to apply, asked in this order until one is not
 * @param origins where in the policy each of them stands
 */
public record CompiledPolicy(int position, boolean forbids, List<Expression> conjuncts, List<Origin> origins) {
    /** Of a condition that is neither true nor false. */
    public static final EvaluationError TYPE = new EvaluationError("a condition needs true or false");

    /** Copies the lists. */
    public CompiledPolicy {
        conjuncts = List.copyOf(conjuncts);
        origins = List.copyOf(origins);
    }

    /**
     * Compiles a policy.
     *
     * @param policy a static policy in the JSON form of the language
     * @throws UnknownConstructException when it has a construct that is not known here
     */
    public static CompiledPolicy of(int position, JsonNode policy) throws UnknownConstructException {
        Conditions conditions = ConditionsReader.read(policy);
        return new CompiledPolicy(
                position,
                policy.path("effect").asText().equals("forbid"),
                conditions.conjuncts(),
                conditions.origins());
    }

    /** Stands for a policy that another engine decides. */
    public static CompiledPolicy elsewhere(int position, boolean forbids) {
        return new CompiledPolicy(position, forbids, List.of(), List.of());
    }
}
