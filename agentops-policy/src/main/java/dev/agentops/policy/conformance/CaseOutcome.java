package dev.agentops.policy.conformance;

import java.util.List;

/**
 * What came out of one case.
 *
 * @param requests how many it has
 * @param fallback how many of them took the official engine
 * @param disagreements one for each request that was decided otherwise
 */
record CaseOutcome(int requests, int fallback, List<String> disagreements) {
    CaseOutcome {
        disagreements = List.copyOf(disagreements);
    }
}
