package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Types in the JSON form of a schema.
 *
 * @see <a href="https://docs.cedarpolicy.com/schema/json-schema.html">JSON schema format</a>
 */
final class TypeNodes {
    static final String NAME = "name";

    private static final String TYPE = "type";
    private static final String ELEMENT = "element";
    private static final String ATTRIBUTES = "attributes";
    private static final String REQUIRED = "required";

    private TypeNodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** A type of the language, or one that the schema names. */
    static ObjectNode named(String name) {
        return object().put(TYPE, "EntityOrCommon").put(NAME, name);
    }

    /** A named type that is no entity type. */
    static ObjectNode common(String name) {
        return object().put(TYPE, name);
    }

    static ObjectNode entity(String name) {
        return object().put(TYPE, "Entity").put(NAME, name);
    }

    static ObjectNode set(ObjectNode element) {
        return object().put(TYPE, "Set").set(ELEMENT, element);
    }

    static ObjectNode record() {
        ObjectNode record = object().put(TYPE, "Record");
        record.putObject(ATTRIBUTES);
        return record;
    }

    static void attribute(ObjectNode record, String name, ObjectNode type, boolean required) {
        ObjectNode attribute = type.deepCopy();
        if (!required) {
            attribute.put(REQUIRED, false);
        }
        record.withObject("/" + ATTRIBUTES).set(name, attribute);
    }

    static boolean hasAttribute(ObjectNode record, String name) {
        return record.path(ATTRIBUTES).has(name);
    }

    static boolean isRequired(JsonNode attribute) {
        return attribute.path(REQUIRED).asBoolean(true);
    }

    /** The type with the names of a namespace written without it, as inside of that namespace. */
    static ObjectNode unqualified(String namespace, ObjectNode type) {
        String name = type.path(NAME).asText();
        if (!namespace.isEmpty() && CedarNames.namespaceOf(name).equals(namespace)) {
            type.put(NAME, CedarNames.baseOf(name));
        }
        if (type.get(ELEMENT) instanceof ObjectNode element) {
            unqualified(namespace, element);
        }
        type.path(ATTRIBUTES).forEach(attribute -> unqualified(namespace, (ObjectNode) attribute));
        return type;
    }

    /** The type with the names of a namespace written without it where they stand in a record. */
    static ObjectNode withUnqualifiedRecords(String namespace, ObjectNode type) {
        if (type.has(ATTRIBUTES)) {
            unqualified(namespace, type);
        } else if (type.get(ELEMENT) instanceof ObjectNode element) {
            withUnqualifiedRecords(namespace, element);
        }
        return type;
    }
}
