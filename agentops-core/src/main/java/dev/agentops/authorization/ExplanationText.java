package dev.agentops.authorization;

import dev.agentops.content.TerminalText;
import org.jspecify.annotations.Nullable;

/** Writes an explanation for a developer's terminal. */
final class ExplanationText {
    private static final int LONGEST = 400;

    private final StringBuilder text = new StringBuilder();

    String of(Explanation explanation) {
        decision(explanation.decision());
        if (explanation.policies().isEmpty()) {
            line("  no policy applied or nearly applied");
        }
        explanation.policies().forEach(this::policy);
        return text.toString();
    }

    private void decision(Decision decision) {
        String version = decision.policyVersion();
        line(decision.verdict() + (version == null ? "" : ", policies " + inert(version)) + log(decision.mode()));
        Decision unenforced = decision.unenforced();
        if (unenforced != null) {
            line("  " + unenforced.verdict() + " if everything that only logs counted");
        }
    }

    private void policy(ExplainedPolicy policy) {
        ExplainedPolicy.Effect effect = policy.effect();
        line("  " + inert(policy.policyId()) + ": " + (effect == null ? "" : effect.label() + ", ")
                + policy.outcome().label() + log(policy.mode()) + at(policy.place()));
        String error = policy.error();
        if (error != null) {
            line("    error: " + inert(error));
        }
        policy.conditions().forEach(this::condition);
    }

    private void condition(ExplainedCondition condition) {
        line("    " + condition.kind().label() + " " + oneLine(condition.text()) + ": "
                + condition.truth().label());
        String part = condition.decidedBy();
        if (part != null) {
            line("      decided by " + oneLine(part));
        }
        condition.read().forEach(value -> line("      " + inert(value.expression()) + " = " + inert(value.value())));
    }

    private static String log(EnforcementMode mode) {
        return mode == EnforcementMode.LOG_ONLY ? ", only logged" : "";
    }

    private static String at(@Nullable String place) {
        return place == null ? "" : " (" + inert(place) + ")";
    }

    /** Authors break long conditions. */
    private static String oneLine(String text) {
        return inert(text.replaceAll("\\s*\\R\\s*", " "));
    }

    private static String inert(String text) {
        return TerminalText.excerpt(text, LONGEST);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
