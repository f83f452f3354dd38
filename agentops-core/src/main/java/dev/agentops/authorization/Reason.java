package dev.agentops.authorization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy that determined a decision.
 *
 * @param policyId the policy's public id
 * @param advice what its author lets the model know; null when nothing
 * @param arguments names of the call's own arguments that the policy looks at; the model may know them
 */
public record Reason(String policyId, @Nullable String advice, List<String> arguments) {
    /** Copies the list. */
    public Reason {
        arguments = List.copyOf(arguments);
    }

    /** A policy without advice. */
    public static Reason of(String policyId) {
        return new Reason(policyId, null, List.of());
    }
}
