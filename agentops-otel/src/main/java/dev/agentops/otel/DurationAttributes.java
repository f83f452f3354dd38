package dev.agentops.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/** The attributes under which durations of one thing are recorded, one set for each way that it can end. */
final class DurationAttributes {
    private static final int MOST_OUTCOMES = 64;
    private static final Outcome ALLOWED = new Outcome("allow", null, null);

    private final Attributes common;
    private final Attributes allowed;
    private final BoundedCache<Outcome, Attributes> others = new BoundedCache<>(MOST_OUTCOMES);

    DurationAttributes(Attributes common) {
        this.common = common;
        this.allowed = build(ALLOWED);
    }

    /** How something ended. */
    record Outcome(
            @Nullable String verdict,
            @Nullable String errorType,
            @Nullable String denialKind) {
        private Outcome withOtherError() {
            return errorType == null ? this : new Outcome(verdict, GenAiAttributes.OTHER, denialKind);
        }
    }

    Attributes of(@Nullable String verdict, @Nullable String errorType, @Nullable String denialKind) {
        if (errorType == null && "allow".equals(verdict)) {
            return allowed;
        }
        Outcome outcome = new Outcome(verdict, errorType, denialKind);
        Attributes known = others.find(outcome);
        if (known != null) {
            return known;
        }
        return others.isFull() ? build(outcome.withOtherError()) : others.remember(outcome, build(outcome));
    }

    private Attributes build(Outcome outcome) {
        AttributesBuilder attributes = common.toBuilder();
        if (outcome.verdict() != null) {
            attributes.put(AgentOpsAttributes.DECISION_VERDICT, outcome.verdict());
        }
        if (outcome.errorType() != null) {
            attributes.put(GenAiAttributes.ERROR_TYPE, outcome.errorType());
        }
        if (outcome.denialKind() != null) {
            attributes.put(AgentOpsAttributes.DENIAL_KIND, outcome.denialKind());
        }
        return attributes.build();
    }
}
