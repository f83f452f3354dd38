package dev.agentops.authorization;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one policy had to do with a decision. It may hold content of the call; {@link #toString} shows none.
 *
 * @param policyId the policy's public id
 * @param effect what the policy does when it applies; null when its authorizer does not tell
 * @param place where it stands, as file and line, such as {@code orders.cedar:14}; null when its authorizer does not tell
 * @param mode {@link EnforcementMode#LOG_ONLY} when the policy only logs, by itself or with its whole set
 * @param outcome what became of it
 * @param error what went wrong where it erred; null otherwise; may hold values
 * @param conditions its conditions in their order; empty when it has none or its authorizer does not tell
 */
public record ExplainedPolicy(
        String policyId,
        @Nullable Effect effect,
        @Nullable String place,
        EnforcementMode mode,
        Outcome outcome,
        @Nullable String error,
        List<ExplainedCondition> conditions) {

    /** What a policy does when it applies. */
    public enum Effect {
        /** It says yes. */
        PERMIT,
        /** It says no. */
        FORBID;

        /** The word that it has in a policy. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a policy. */
    public enum Outcome {
        /** Its scope fits and its conditions hold. */
        APPLIED("applied"),
        /** Its scope fits, and a condition does not hold: what would have to be different stands there. */
        NOT_MET("did not apply"),
        /** It could not be evaluated. */
        ERRED("could not be evaluated");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /** Copies the list. */
    public ExplainedPolicy {
        conditions = List.copyOf(conditions);
    }

    /** Without what may be content. */
    @Override
    public String toString() {
        return "ExplainedPolicy(" + policyId + ", " + outcome + ", " + mode + ")";
    }
}
