package dev.agentops.policy.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads literals from the JSON form of policies. */
final class ConstantReader {
    private ConstantReader() {}

    /**
     * The value, or an {@link EvaluationError} where a literal of an extension type is none.
     *
     * @throws UnknownConstructException when it is no literal that is known here
     */
    static Object read(JsonNode literal) throws UnknownConstructException {
        if (literal.isTextual()) {
            return literal.textValue();
        }
        if (literal.isBoolean()) {
            return literal.booleanValue();
        }
        if (literal.isIntegralNumber() && literal.canConvertToLong()) {
            return literal.longValue();
        }
        if (literal.isArray()) {
            return set(literal);
        }
        return object(literal);
    }

    /** The name of an entity, in the plain form {@code {"type": ..., "id": ...}}. */
    static EntityUid entity(JsonNode uid) {
        return new EntityUid(uid.path("type").asText(), uid.path("id").asText());
    }

    private static Object object(JsonNode literal) throws UnknownConstructException {
        if (literal.has("__entity")) {
            return entity(literal.path("__entity"));
        }
        if (literal.has("__extn")) {
            return extension(literal.path("__extn"));
        }
        if (!literal.isObject()) {
            throw new UnknownConstructException("a literal of the kind " + literal.getNodeType());
        }
        return record(literal);
    }

    /** {@code {"fn": ..., "arg": ...}}, or {@code args} with an array. */
    private static Object extension(JsonNode call) throws UnknownConstructException {
        ExtensionFunction function = ExtensionFunction.named(call.path("fn").asText());
        List<Object> arguments = new ArrayList<>();
        for (JsonNode argument : call.has("args") ? call.path("args") : List.of(call.path("arg"))) {
            arguments.add(read(argument));
        }
        if (function == null || function.arity() != arguments.size()) {
            throw new UnknownConstructException(
                    "the extension value " + call.path("fn").asText());
        }
        Object value = arguments.size() == 1
                ? function.apply(arguments.get(0))
                : function.apply(arguments.get(0), arguments.get(1));
        return value == null ? function.failure() : value;
    }

    private static Object set(JsonNode literal) throws UnknownConstructException {
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : literal) {
            Object value = read(element);
            if (value instanceof EvaluationError) {
                return value;
            }
            elements.add(value);
        }
        return CedarSet.of(elements);
    }

    private static Object record(JsonNode literal) throws UnknownConstructException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : literal.properties()) {
            Object value = read(member.getValue());
            if (value instanceof EvaluationError) {
                return value;
            }
            members.put(member.getKey(), value);
        }
        return CedarRecord.of(members);
    }
}
