package dev.agentops.otel;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;

/** What a span says about the decision. Messages of policy errors stay out: they may hold values. */
final class DecisionAttributes {
    private static final int MOST_POLICIES = 32;
    private static final int MOST_KNOWN = 1_024;

    /** Most decisions are determined by one policy, and there are few policies beside the calls. */
    private static final BoundedCache<String, List<String>> SINGLE = new BoundedCache<>(MOST_KNOWN);

    private DecisionAttributes() {}

    static void set(Span span, Decision decision) {
        span.setAttribute(AgentOpsAttributes.DECISION_VERDICT, decision.verdict());
        span.setAttribute(AgentOpsAttributes.DECISION_MODE, decision.mode().label());
        setPolicies(span, AgentOpsAttributes.DECISION_POLICY_IDS, decision);
        String version = decision.policyVersion();
        if (version != null) {
            span.setAttribute(AgentOpsAttributes.DECISION_POLICY_VERSION, version);
        }
        if (!decision.errors().isEmpty()) {
            span.setAttribute(
                    AgentOpsAttributes.DECISION_ERRORS, (long) decision.errors().size());
        }
        Decision unenforced = decision.unenforced();
        if (unenforced != null) {
            span.setAttribute(AgentOpsAttributes.UNENFORCED_VERDICT, unenforced.verdict());
            setPolicies(span, AgentOpsAttributes.UNENFORCED_POLICY_IDS, unenforced);
        }
    }

    private static void setPolicies(Span span, AttributeKey<List<String>> key, Decision decision) {
        if (!decision.reasons().isEmpty()) {
            span.setAttribute(key, policyIds(decision.reasons()));
        }
    }

    private static List<String> policyIds(List<Reason> reasons) {
        if (reasons.size() == 1) {
            return SINGLE.get(reasons.get(0).policyId(), List::of);
        }
        int count = Math.min(reasons.size(), MOST_POLICIES);
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(reasons.get(i).policyId());
        }
        return ids;
    }
}
