package dev.agentops.policy;

import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.internal.text.CedarTokens;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces every text and every number of a request that does not stand in the policies, equal ones by equal ones: what policies
 * compare with each other stays comparable, and nothing of the call is left. Types of entities stay.
 */
final class RequestRedaction {
    private static final long FIRST_NUMBER = 1001;

    private final Set<String> words = new HashSet<>();
    private final Map<Object, Object> replaced = new HashMap<>();

    /** Keeps what stands in these policies. */
    RequestRedaction(List<String> policies) {
        policies.forEach(this::collect);
    }

    private void collect(String policy) {
        CedarTokens tokens = new CedarTokens(policy);
        for (CedarTokens.Kind kind = tokens.next(); kind != CedarTokens.Kind.END; kind = tokens.next()) {
            String token = policy.substring(tokens.start(), tokens.end());
            words.add(kind == CedarTokens.Kind.WORD ? token : token.replaceAll("^\"|\"$", ""));
        }
    }

    CedarRequest of(CedarRequest request) {
        return new CedarRequest(
                entity(request.principal()),
                entity(request.action()),
                entity(request.resource()),
                facts(request.facts()),
                record(request.context()));
    }

    private PrincipalFacts facts(PrincipalFacts facts) {
        return new PrincipalFacts(
                facts.parents().stream().map(this::entity).collect(Collectors.toSet()),
                tags(facts.tags()),
                attributes(facts.attributes()));
    }

    /** Their names are those of the mapping, not of the call. */
    private Map<String, Object> attributes(Map<String, Object> attributes) {
        Map<String, Object> redacted = new HashMap<>();
        attributes.forEach((name, value) -> redacted.put(name, value(value)));
        return redacted;
    }

    private EntityUid entity(EntityUid uid) {
        return new EntityUid(uid.type(), text(uid.id()));
    }

    private Map<String, String> tags(Map<String, String> tags) {
        Map<String, String> redacted = new HashMap<>();
        tags.forEach((name, value) -> redacted.put(text(name), text(value)));
        return redacted;
    }

    private Map<String, Object> record(Map<?, ?> members) {
        Map<String, Object> redacted = new HashMap<>();
        members.forEach((name, value) -> redacted.put(text((String) name), value(Objects.requireNonNull(value))));
        return CedarRecord.of(redacted);
    }

    private Object value(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Map<?, ?> members) {
            return record(members);
        }
        if (value instanceof CedarSet set) {
            return CedarSet.of(CedarJson.elements(set).stream().map(this::value).toList());
        }
        return value instanceof EntityUid uid ? entity(uid) : scalar(value);
    }

    private Object scalar(Object value) {
        if (value instanceof Boolean || words.contains(value.toString())) {
            return value;
        }
        return replaced.computeIfAbsent(value, unseen -> replacement(unseen, FIRST_NUMBER + replaced.size()));
    }

    private static Object replacement(Object value, long number) {
        if (value instanceof CedarDecimal) {
            return new CedarDecimal(number);
        }
        if (value instanceof CedarDateTime) {
            return new CedarDateTime(number);
        }
        if (value instanceof CedarDuration) {
            return new CedarDuration(number);
        }
        return value instanceof CedarIp
                ? Objects.requireNonNull(CedarIp.parse("192.0.2." + number % 256))
                : (Object) number;
    }

    private String text(String text) {
        return words.contains(text)
                ? text
                : (String) replaced.computeIfAbsent(text, unseen -> "text" + (replaced.size() + 1));
    }
}
