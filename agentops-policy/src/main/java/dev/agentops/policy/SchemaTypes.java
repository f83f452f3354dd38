package dev.agentops.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Resolves the types that a schema's JSON form writes by name. */
final class SchemaTypes {
    private static final String BUILT_IN = "__cedar";

    private final JsonNode schema;
    private final Map<String, DeclaredType> common = new HashMap<>();

    SchemaTypes(JsonNode schema) {
        this.schema = schema;
    }

    static String qualified(String namespace, String name) {
        return namespace.isEmpty() || name.contains("::") ? name : namespace + "::" + name;
    }

    /** The full name of an entity type: one of the namespace, or of none. */
    String entityType(String namespace, String name) {
        String local = qualified(namespace, name);
        return declares("entityTypes", local) ? local : name;
    }

    boolean isString(String namespace, JsonNode type) {
        String kind = type.path("type").asText();
        String name = kind.equals("EntityOrCommon") || kind.equals("CommonType")
                ? type.path("name").asText()
                : kind;
        if (declares("commonTypes", qualified(namespace, name))) {
            return isString(namespaceOf(qualified(namespace, name)), commonType(qualified(namespace, name)));
        }
        return declares("commonTypes", name)
                ? isString(namespaceOf(name), commonType(name))
                : withoutBuiltIn(name).equals("String");
    }

    DeclaredType resolve(String namespace, JsonNode type) {
        String kind = type.path("type").asText();
        return switch (kind) {
            case "Long" -> DeclaredType.Scalar.LONG;
            case "Set" -> new DeclaredType.SetOf(resolve(namespace, type.path("element")));
            case "Record" -> record(namespace, type);
            case "Entity" -> DeclaredType.Scalar.ENTITY;
            case "Extension" -> builtIn(withoutBuiltIn(type.path("name").asText()));
            case "EntityOrCommon", "CommonType" ->
                named(namespace, type.path("name").asText());
            default -> named(namespace, kind);
        };
    }

    private DeclaredType record(String namespace, JsonNode type) {
        Map<String, DeclaredType> attributes = new HashMap<>();
        type.path("attributes")
                .properties()
                .forEach(attribute -> attributes.put(attribute.getKey(), resolve(namespace, attribute.getValue())));
        return new DeclaredType.RecordOf(attributes);
    }

    /** A name means a type of its own namespace first, then one of no namespace, then a built-in one. */
    private DeclaredType named(String namespace, String name) {
        String local = qualified(namespace, name);
        if (declares("commonTypes", local)) {
            return common(local);
        }
        if (declares("entityTypes", local)) {
            return DeclaredType.Scalar.ENTITY;
        }
        return declares("commonTypes", name) ? common(name) : builtIn(withoutBuiltIn(name));
    }

    /** What is no built-in type is an entity type of no namespace, or an action. */
    private static DeclaredType builtIn(String name) {
        return switch (name) {
            case "Long" -> DeclaredType.Scalar.LONG;
            case "decimal" -> DeclaredType.Scalar.DECIMAL;
            case "ipaddr", "datetime", "duration" -> DeclaredType.Scalar.EXTENSION;
            case "String", "Bool", "Boolean", "" -> DeclaredType.Scalar.OTHER;
            default -> DeclaredType.Scalar.ENTITY;
        };
    }

    private static String withoutBuiltIn(String name) {
        return name.startsWith(BUILT_IN + "::") ? name.substring(BUILT_IN.length() + 2) : name;
    }

    /** Remembered, because types that are built of each other would be resolved exponentially often. */
    private DeclaredType common(String qualified) {
        DeclaredType known = common.get(qualified);
        if (known != null) {
            return known;
        }
        DeclaredType resolved = resolve(namespaceOf(qualified), commonType(qualified));
        common.put(qualified, resolved);
        return resolved;
    }

    private JsonNode commonType(String qualified) {
        return declaration("commonTypes", qualified);
    }

    private boolean declares(String section, String qualified) {
        return !declaration(section, qualified).isMissingNode();
    }

    private JsonNode declaration(String section, String qualified) {
        String namespace = namespaceOf(qualified);
        String name = namespace.isEmpty() ? qualified : qualified.substring(namespace.length() + 2);
        return schema.path(namespace).path(section).path(name);
    }

    private static String namespaceOf(String qualified) {
        int colons = qualified.lastIndexOf("::");
        return colons < 0 ? "" : qualified.substring(0, colons);
    }
}
