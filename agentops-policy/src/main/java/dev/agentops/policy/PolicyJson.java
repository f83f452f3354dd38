package dev.agentops.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.agentops.policy.internal.text.NestingGauge;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy in the JSON form of the language, as far as this library reads it: the effect, the annotations, and what its
 * conditions mention.
 *
 * @see <a href="https://docs.cedarpolicy.com/policies/json-format.html">JSON policy format</a>
 */
final class PolicyJson {
    /** An expression of {@link NestingGauge#DEEPEST} levels takes a few levels of JSON for each. */
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(10 * NestingGauge.DEEPEST)
                        .build());
    }

    private static final String UNKNOWN = "unknown";

    private final JsonNode policy;
    private final Set<String> arguments = new LinkedHashSet<>();
    private boolean unknown;

    private PolicyJson(JsonNode policy) {
        this.policy = policy;
        policy.path("conditions").forEach(condition -> expression(condition.path("body")));
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    static PolicyJson of(String json) {
        return new PolicyJson(read(json));
    }

    /**
     * Takes a template out of a policy set.
     *
     * @return null when there is no such template in it
     */
    static @Nullable PolicyJson templateOf(String set, String id) {
        JsonNode template = read(set).path("templates").path(id);
        return template.isMissingNode() ? null : new PolicyJson(template);
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the engine rendered a policy as something that is no JSON", e);
        }
    }

    /** The JSON itself. */
    JsonNode policy() {
        return policy;
    }

    boolean forbids() {
        return policy.path("effect").asText().equals("forbid");
    }

    /** The value of an annotation; null when the policy does not have it. */
    @Nullable String annotation(String name) {
        JsonNode value = policy.path("annotations").path(name);
        return value.isMissingNode() ? null : value.asText("");
    }

    /** Names of the members of {@code context.input} that a condition mentions. */
    Set<String> arguments() {
        return arguments;
    }

    /** Whether a condition calls {@code unknown}, which only partial evaluation can answer. */
    boolean callsUnknown() {
        return unknown;
    }

    /** An expression is an object with one member, named after the operator; literals hold nothing to be looked at. */
    private void expression(JsonNode expression) {
        expression.properties().forEach(member -> operator(member.getKey(), member.getValue()));
    }

    private void operator(String name, JsonNode operands) {
        switch (name) {
            case "Value", "Var", "Slot" -> {}
            case "." -> attribute(operands);
            case "has" -> attribute(operands);
            default -> {
                unknown |= name.equals(UNKNOWN);
                operands.forEach(this::operands);
            }
        }
    }

    /** Operands are expressions, arrays of them, or names and patterns. */
    private void operands(JsonNode operand) {
        if (operand.isArray()) {
            operand.forEach(this::operands);
        } else {
            expression(operand);
        }
    }

    private void attribute(JsonNode access) {
        JsonNode of = access.path("left");
        if (isInput(of)) {
            arguments.add(access.path("attr").asText());
        }
        expression(of);
    }

    private static boolean isInput(JsonNode expression) {
        JsonNode access = expression.path(".");
        return access.path("attr").asText().equals(StandardContext.INPUT)
                && access.path("left").path("Var").asText().equals("context");
    }
}
