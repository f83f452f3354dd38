package dev.agentops.policy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.agentops.policy.internal.engine.CedarRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A disagreement of the engines in a form that may be logged. */
final class RedactedCase {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PolicyDecider decider;
    private final List<PolicyFacts> suspects;
    private final CedarRequest request;
    private final boolean reproducible;

    private RedactedCase(
            PolicyDecider decider, List<PolicyFacts> suspects, CedarRequest request, boolean reproducible) {
        this.decider = decider;
        this.suspects = suspects;
        this.request = request;
        this.reproducible = reproducible;
    }

    /** Replaces what is the call's own, and asks whether the engines still disagree. */
    static RedactedCase of(PolicyDecider decider, CedarRequest request, Collection<Integer> positions) {
        List<PolicyFacts> suspects =
                positions.stream().map(decider.policies()::get).toList();
        CedarRequest redacted = new RequestRedaction(texts(suspects)).of(request);
        return new RedactedCase(decider, suspects, redacted, decider.disagrees(redacted));
    }

    private static List<String> texts(List<PolicyFacts> suspects) {
        return suspects.stream().map(policy -> policy.source().text()).toList();
    }

    Disagreement disagreement(boolean moved) {
        return new Disagreement(
                decider.version(), suspects.stream().map(PolicyFacts::publicId).toList(), moved, json(), reproducible);
    }

    private String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("policies", texts(suspects));
        content.put("request", reproducible ? CedarJson.of(request) : CedarJson.shapeOf(request));
        return MAPPER.valueToTree(content).toString();
    }
}
