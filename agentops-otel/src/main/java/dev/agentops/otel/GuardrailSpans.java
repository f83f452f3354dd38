package dev.agentops.otel;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;
import dev.agentops.event.CallDecided;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A span for each decision, by the proposed guardrail conventions. Thread-safe. */
final class GuardrailSpans {
    static final int SHORTEST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String COMPONENT = "agentops.authorizer";
    private static final String NAME = ProposedGuardrailAttributes.RUN_GUARDRAIL + ' ' + COMPONENT;

    private final @Nullable SecretKeySpec key;
    private final ContentRecording content;

    GuardrailSpans(byte @Nullable [] key, ContentRecording content) {
        if (key != null && key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key of hashes has " + key.length + " bytes, must have at least "
                    + SHORTEST_KEY + " random ones, or be left out");
        }
        this.key = key == null ? null : new SecretKeySpec(key, ALGORITHM);
        this.content = content;
    }

    /** Below the span of the call; it has just ended. */
    void record(SessionTelemetry session, Context inside, CallDecided event) {
        long end = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
        Span span = session.identify(session.instruments()
                        .tracer()
                        .spanBuilder(NAME)
                        .setParent(inside)
                        .setAllAttributes(attributes(event)))
                .setStartTimestamp(end - event.durationNanos(), TimeUnit.NANOSECONDS)
                .startSpan();
        span.end(end, TimeUnit.NANOSECONDS);
    }

    private Attributes attributes(CallDecided event) {
        Decision enforced = event.decision();
        Decision said = enforced.unenforced() == null ? enforced : enforced.unenforced();
        String version = said.policyVersion();
        String rule = said.reasons().isEmpty() ? null : said.reasons().get(0).policyId();
        String callId = event.call().callId();
        return new OptionalAttributes()
                .put(GenAiAttributes.OPERATION_NAME, ProposedGuardrailAttributes.RUN_GUARDRAIL)
                .put(ProposedGuardrailAttributes.COMPONENT_NAME, COMPONENT)
                .put(ProposedGuardrailAttributes.TARGET_TYPE, "input")
                .put(
                        ProposedGuardrailAttributes.TARGET_SUBTYPE,
                        subtype(event.call().action()))
                .put(
                        ProposedGuardrailAttributes.TARGET_ID,
                        callId == null ? null : BoundedText.cut(callId, Instruments.LONGEST_ID))
                .put(ProposedGuardrailAttributes.VERDICT_TYPE, said.verdict())
                .put(ProposedGuardrailAttributes.ACTION_TYPE, action(enforced))
                .put(ProposedGuardrailAttributes.POLICY_ID, version == null ? rule : version)
                .put(ProposedGuardrailAttributes.RULE_ID, rule)
                .put(ProposedGuardrailAttributes.INPUT_HASH, hash(event.arguments()))
                .build();
    }

    private static String subtype(Action action) {
        return switch (action.kind()) {
            case TOOL -> "tool_call";
            case MEMORY -> "memory";
            case AGENT -> "agent";
        };
    }

    private static String action(Decision enforced) {
        return enforced instanceof Decision.Deny ? ProposedGuardrailAttributes.BLOCK : enforced.verdict();
    }

    /** Of the JSON text of the redacted arguments, in UTF-8. */
    private @Nullable String hash(Content arguments) {
        if (key == null || !content.records(arguments)) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(arguments.text().getBytes(StandardCharsets.UTF_8));
            return "hmac-sha256:" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
