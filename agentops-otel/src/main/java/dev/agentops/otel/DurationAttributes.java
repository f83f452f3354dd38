package dev.agentops.otel;

import dev.agentops.authorization.Decision;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/** The attributes under which durations of one thing are recorded, one set for each way that it can end. */
final class DurationAttributes {
    private static final int MOST_OUTCOMES = 64;
    private static final Outcome ALLOWED = new Outcome("allow", null, null, null);

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
            @Nullable String unenforcedVerdict,
            @Nullable String errorType,
            @Nullable String denialKind) {
        private Outcome withOtherError() {
            return errorType == null
                    ? this
                    : new Outcome(verdict, unenforcedVerdict, GenAiAttributes.OTHER, denialKind);
        }
    }

    Attributes of(@Nullable Decision decision, @Nullable String errorType, @Nullable String denialKind) {
        if (decision == null) {
            return of(new Outcome(null, null, errorType, denialKind));
        }
        Decision unenforced = decision.unenforced();
        if (errorType == null && unenforced == null && decision instanceof Decision.Allow) {
            return allowed;
        }
        String unenforcedVerdict = unenforced == null ? null : unenforced.verdict();
        return of(new Outcome(decision.verdict(), unenforcedVerdict, errorType, denialKind));
    }

    private Attributes of(Outcome outcome) {
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
        if (outcome.unenforcedVerdict() != null) {
            attributes.put(AgentOpsAttributes.UNENFORCED_VERDICT, outcome.unenforcedVerdict());
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
