package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Names that are only proposed to the GenAI semantic conventions (pull request 427 of their repository), in one place: a rename
 * is an edit of this class. Nothing has these names unless {@link OpenTelemetryObserver.Builder#proposedGuardrailSpans} was
 * called.
 */
public final class ProposedGuardrailAttributes {
    /** What decided. */
    public static final AttributeKey<String> COMPONENT_NAME = AttributeKey.stringKey("gen_ai.guardrail.component.name");

    /** Always {@code input}: a decision is about what is to be done. */
    public static final AttributeKey<String> TARGET_TYPE = AttributeKey.stringKey("gen_ai.guardrail.target.type");

    /** {@code tool_call}, {@code memory} or {@code agent}. */
    public static final AttributeKey<String> TARGET_SUBTYPE = AttributeKey.stringKey("gen_ai.guardrail.target.subtype");

    /** The id that the model gave the call. */
    public static final AttributeKey<String> TARGET_ID = AttributeKey.stringKey("gen_ai.guardrail.target.id");

    /** What the policies say, also when they only log: {@code allow}, {@code deny} or {@code escalate}. */
    public static final AttributeKey<String> VERDICT_TYPE = AttributeKey.stringKey("gen_ai.guardrail.verdict.type");

    /** What was done about it: {@code allow}, {@code block} or {@code escalate}. */
    public static final AttributeKey<String> ACTION_TYPE = AttributeKey.stringKey("gen_ai.guardrail.action.type");

    /** The version of the set of policies; where it has none, the policy. */
    public static final AttributeKey<String> POLICY_ID = AttributeKey.stringKey("gen_ai.guardrail.security.policy.id");

    /** The policy in that set that determined the verdict, the first of several. */
    public static final AttributeKey<String> RULE_ID =
            AttributeKey.stringKey("gen_ai.guardrail.security.policy.rule.id");

    /** A keyed hash of the arguments as they are recorded; only with content opt-in and a key. */
    public static final AttributeKey<String> INPUT_HASH =
            AttributeKey.stringKey("gen_ai.guardrail.security.content.input.hash");

    /** Operation: something decides about content or an action. */
    public static final String RUN_GUARDRAIL = "run_guardrail";

    /** Value of {@link #ACTION_TYPE}: the call was refused. */
    public static final String BLOCK = "block";

    private ProposedGuardrailAttributes() {}
}
