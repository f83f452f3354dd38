package dev.agentops.policy.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.value.EntityUid;

/** Values in the JSON form of the language, where they are written in full. */
public final class Literals {
    private Literals() {}

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Object value(JsonNode json) {
        try {
            Object value = ConstantReader.read(json);
            if (value instanceof EvaluationError error) {
                throw new IllegalArgumentException(error.message());
            }
            return value;
        } catch (UnknownConstructException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Reads the name of an entity, with or without {@code __entity} around it. */
    public static EntityUid entity(JsonNode json) {
        return ConstantReader.entity(json.has("__entity") ? json.path("__entity") : json);
    }
}
