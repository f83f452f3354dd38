package dev.agentops.policy.differential;

import java.util.List;

/**
 * What two engines must agree on.
 *
 * @param verdict whether the request was decided, and how
 * @param determining positions of the policies that determined it
 * @param erring positions of the policies that could not be evaluated
 */
record Answer(Verdict verdict, List<Integer> determining, List<Integer> erring) {
    static final Answer REFUSED = new Answer(Verdict.REFUSED, List.of(), List.of());

    /** What comes out. */
    enum Verdict {
        ALLOW,
        DENY,
        REFUSED
    }
}
