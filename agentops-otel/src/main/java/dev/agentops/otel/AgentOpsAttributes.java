package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The names that no convention has yet: this library's own namespace, in one place. */
public final class AgentOpsAttributes {
    /** What was decided: {@code allow}, {@code deny} or {@code escalate}; absent when the call was refused before. */
    public static final AttributeKey<String> DECISION_VERDICT = AttributeKey.stringKey("agentops.decision.verdict");

    /** The policies that determined the decision, at most 32; absent when none did. */
    public static final AttributeKey<List<String>> DECISION_POLICY_IDS =
            AttributeKey.stringArrayKey("agentops.decision.policy_ids");

    /** The version of the policies that decided; absent when they have none. */
    public static final AttributeKey<String> DECISION_POLICY_VERSION =
            AttributeKey.stringKey("agentops.decision.policy_version");

    /** {@code enforce} or {@code log_only}: the mode of the policies that decided. */
    public static final AttributeKey<String> DECISION_MODE = AttributeKey.stringKey("agentops.decision.mode");

    /** What would have been decided had everything counted that only logs; absent when the same was decided. */
    public static final AttributeKey<String> UNENFORCED_VERDICT =
            AttributeKey.stringKey("agentops.decision.unenforced.verdict");

    /** The policies that determined that other decision, at most 32; absent when none did. */
    public static final AttributeKey<List<String>> UNENFORCED_POLICY_IDS =
            AttributeKey.stringArrayKey("agentops.decision.unenforced.policy_ids");

    /** How long it took to decide, in seconds. */
    public static final AttributeKey<Double> DECISION_DURATION = AttributeKey.doubleKey("agentops.decision.duration");

    /** How many policies could not be evaluated; absent when all could. */
    public static final AttributeKey<Long> DECISION_ERRORS = AttributeKey.longKey("agentops.decision.errors");

    /**
     * Why the call was refused: {@code unknown_tool}, {@code invalid_arguments}, {@code policy}, {@code
     * approval_unavailable}, {@code no_decision} or {@code too_many_calls}.
     */
    public static final AttributeKey<String> DENIAL_KIND = AttributeKey.stringKey("agentops.denial.kind");

    /** The turn's number in its session, from 1. */
    public static final AttributeKey<Long> TURN_NUMBER = AttributeKey.longKey("agentops.turn.number");

    /** True when content on this span was cut to its longest length. */
    public static final AttributeKey<Boolean> CONTENT_TRUNCATED = AttributeKey.booleanKey("agentops.content.truncated");

    /** The session id that came in with the request: for correlation, never a fact about this session. */
    public static final AttributeKey<String> CORRELATION_SESSION_ID =
            AttributeKey.stringKey("agentops.correlation.session.id");

    /** What was evaluated: {@code session}, {@code turn}, {@code tool_call} or {@code system}. */
    public static final AttributeKey<String> EVALUATION_LEVEL = AttributeKey.stringKey("agentops.evaluation.level");

    /** Key in Baggage: the pseudonym of the actor, by {@link ActorPseudonyms}. */
    public static final String BAGGAGE_ACTOR_PSEUDONYM = "agentops.actor.pseudonym";

    /** What was refused: {@code spans}, {@code log_records}, {@code metric_points}, or {@code _OTHER} where it is not known. */
    public static final AttributeKey<String> TELEMETRY_SIGNAL = AttributeKey.stringKey("agentops.telemetry.signal");

    /** Metric: spans, log records and metric points that a collector took in a request and refused all the same. */
    public static final String TELEMETRY_REJECTED = "agentops.telemetry.rejected";

    /** Metric: 1 for an agent whose last decision was enforced, 0 where the policies only log. */
    public static final String POLICY_ENFORCING = "agentops.policy.enforcing";

    /** Value of {@code error.type} for every call that was refused. */
    public static final String DENIED = "denied";

    /** Operation: a record of memory is read by its key, for which the conventions have no name. */
    public static final String READ_MEMORY = "agentops.read_memory";

    /** Operation: any other access to memory. */
    public static final String ACCESS_MEMORY = "agentops.access_memory";

    private AgentOpsAttributes() {}
}
