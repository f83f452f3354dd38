package dev.agentops.policy;

import java.util.List;

/**
 * A decision on which the compiled and the official engine disagreed.
 *
 * @param policyVersion the version of the policies
 * @param policyIds public ids of the policies on which the two disagree
 * @param moved whether the official engine decides those policies from now on
 * @param redactedCase the policies and a request, as JSON, for a report of the error. It holds no text and no number of the call
 *     that is not also in the policies; where the engines agree on such a request, it tells only the types of the values
 * @param reproducible whether the engines disagree on the case as it stands there
 */
public record Disagreement(
        String policyVersion, List<String> policyIds, boolean moved, String redactedCase, boolean reproducible) {
    /** Copies the list. */
    public Disagreement {
        policyIds = List.copyOf(policyIds);
    }
}
