package dev.agentops.policy;

import dev.agentops.policy.internal.schema.SchemaFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that passed every check.
 *
 * @param policies by position
 * @param engines know them by the same positions
 * @param schema null when there is none
 * @param warnings what is odd but not wrong
 * @param version names the content
 */
record LoadedPolicies(
        List<PolicyFacts> policies,
        Engines engines,
        @Nullable SchemaFacts schema,
        List<PolicyProblem> warnings,
        String version) {
    LoadedPolicies {
        policies = List.copyOf(policies);
        warnings = List.copyOf(warnings);
    }
}
