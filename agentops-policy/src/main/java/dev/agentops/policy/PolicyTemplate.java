package dev.agentops.policy;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.EntityUid;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A policy with slots, which links make policies of.
 *
 * @param source its text
 * @param json its JSON form
 */
record PolicyTemplate(PolicySource source, PolicyJson json) {
    private static final List<String> SCOPES = List.of("principal", "resource");

    /** The slots that it has: {@code ?principal}, {@code ?resource}. */
    Set<String> slots() {
        Set<String> slots = new HashSet<>();
        for (String scope : SCOPES) {
            JsonNode constraint = json.policy().path(scope);
            for (JsonNode part : List.of(constraint, constraint.path("in"))) {
                if (part.has("slot")) {
                    slots.add(part.path("slot").asText());
                }
            }
        }
        return slots;
    }

    /**
     * The text of the policy with values in its slots.
     *
     * @param values for each of its slots
     * @throws IllegalArgumentException when the engine refuses the result, for instance because a type is no name
     */
    String linked(Map<String, EntityUid> values) {
        ObjectNode policy = json.policy().deepCopy();
        for (String scope : SCOPES) {
            fill(policy.path(scope), values);
            fill(policy.path(scope).path("in"), values);
        }
        try {
            return Policy.fromJson(null, policy.toString()).getSource();
        } catch (InternalException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void fill(JsonNode constraint, Map<String, EntityUid> values) {
        if (constraint instanceof ObjectNode open && open.has("slot")) {
            EntityUid value =
                    Objects.requireNonNull(values.get(open.path("slot").asText()));
            open.remove("slot");
            open.putObject("entity").put("type", value.type()).put("id", value.id());
        }
    }
}
