package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads values of the files of a folder. Where the schema declares an entity or a value of an extension type, it may be
 * written without {@code __entity} or {@code __extn}, and the value of an extension type as its text alone.
 */
public final class TypedJson {
    private static final String EXTENSION = "__extn";

    private TypedJson() {}

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when a value is none
     */
    public static CedarRecord record(JsonNode json, DeclaredType type) {
        return members(json, type::member);
    }

    /**
     * Reads the members of an object.
     *
     * @param types of the members, by name
     * @throws IllegalArgumentException when a value is none
     */
    static CedarRecord members(JsonNode json, Function<String, DeclaredType> types) {
        Map<String, Object> read = new LinkedHashMap<>();
        json.properties()
                .forEach(member -> read.put(member.getKey(), value(member.getValue(), types.apply(member.getKey()))));
        return CedarRecord.of(read);
    }

    private static Object value(JsonNode json, DeclaredType type) {
        if (type instanceof EntityOf) {
            return Literals.entity(json);
        }
        if (type instanceof SetOf && json.isArray()) {
            return set(json, type);
        }
        if (type instanceof RecordOf && json.isObject()) {
            return members(json, type::member);
        }
        return type instanceof Scalar scalar ? scalar(json, scalar) : Literals.value(json);
    }

    private static CedarSet set(JsonNode json, DeclaredType type) {
        List<Object> elements = new ArrayList<>();
        json.forEach(element -> elements.add(value(element, type.element())));
        return CedarSet.of(elements);
    }

    private static Object scalar(JsonNode json, Scalar type) {
        return switch (type) {
            case STRING, BOOL, LONG, UNKNOWN -> Literals.value(json);
            case DECIMAL, IP, DATETIME, DURATION -> extension(json, type);
        };
    }

    private static Object extension(JsonNode json, Scalar type) {
        if (json.isTextual()) {
            return text(json.textValue(), type);
        }
        boolean explicit = json.has(EXTENSION) || !json.isObject();
        return Literals.value(
                explicit ? json : JsonNodeFactory.instance.objectNode().set(EXTENSION, json));
    }

    private static Object text(String text, Scalar type) {
        try {
            return CedarScalars.text(text, type);
        } catch (UnfitValueException e) {
            throw new IllegalArgumentException("a value " + e.getMessage(), e);
        }
    }
}
