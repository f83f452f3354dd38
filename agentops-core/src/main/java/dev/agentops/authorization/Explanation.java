package dev.agentops.authorization;

import java.util.List;

/**
 * Why a decision was made, for developers: it holds content of the call and the text of policies, which neither the model nor
 * a log may see. {@link #toString} shows neither; {@link #toText} shows both.
 *
 * @param decision what was decided
 * @param policies the policies that applied, could not be evaluated or nearly applied
 */
public record Explanation(Decision decision, List<ExplainedPolicy> policies) {
    /** Copies the list. */
    public Explanation {
        policies = List.copyOf(policies);
    }

    /** What a decision says by itself: its reasons and its errors, without conditions and values. */
    public static Explanation ofReasons(Decision decision) {
        return ReasonsExplained.of(decision);
    }

    /**
     * Everything, for a developer's terminal: lines that end in a line feed. What could act on a terminal is escaped, and
     * values and conditions of more than 400 characters are cut.
     */
    public String toText() {
        return new ExplanationText().of(this);
    }

    /** Without what may be content. */
    @Override
    public String toString() {
        return "Explanation(" + decision.verdict() + ", " + policies.size() + " policies)";
    }
}
