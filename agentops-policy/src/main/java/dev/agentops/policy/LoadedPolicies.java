package dev.agentops.policy;

import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.schema.SchemaFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that passed every check.
 *
 * @param policies by position
 * @param compiled decides by the policies that could be compiled
 * @param fallback decides by the others; null when there are none
 * @param official decides by all of them
 * @param schema null when there is none
 * @param warnings what is odd but not wrong
 * @param version names the content
 */
record LoadedPolicies(
        List<PolicyFacts> policies,
        CompiledEngine compiled,
        @Nullable CedarEngine fallback,
        OfficialOnDemand official,
        @Nullable SchemaFacts schema,
        List<PolicyProblem> warnings,
        String version) {
    LoadedPolicies {
        policies = List.copyOf(policies);
        warnings = List.copyOf(warnings);
    }
}
