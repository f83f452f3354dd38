package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.schema.DeclaredType.Attribute;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the types that a schema's JSON form writes by name.
 *
 * @see <a href="https://docs.cedarpolicy.com/schema/json-schema.html">JSON schema format</a>
 */
public final class SchemaTypes {
    private static final String BUILT_IN = "__cedar::";

    private final JsonNode schema;
    private final Map<String, DeclaredType> common = new HashMap<>();

    /** Of a valid schema. */
    public SchemaTypes(JsonNode schema) {
        this.schema = schema;
    }

    /** The full form of a name that may be given without its namespace. */
    public static String qualified(String namespace, String name) {
        return namespace.isEmpty() || name.contains("::") ? name : namespace + "::" + name;
    }

    /** The full name of an entity type: one of the namespace, or of none. */
    public String entityType(String namespace, String name) {
        String local = qualified(namespace, name);
        return declares("entityTypes", local) ? local : name;
    }

    DeclaredType resolve(String namespace, JsonNode type) {
        String kind = type.path("type").asText();
        return switch (kind) {
            case "Set" -> new SetOf(resolve(namespace, type.path("element")));
            case "Record" -> record(namespace, type);
            case "Entity" -> entity(namespace, type.path("name").asText());
            case "Extension" -> known(builtIn(type.path("name").asText()), type);
            case "EntityOrCommon", "CommonType" ->
                named(namespace, type.path("name").asText());
            default -> named(namespace, kind);
        };
    }

    /** A record, also where there is none: one without members. */
    RecordOf record(String namespace, JsonNode type) {
        Map<String, Attribute> attributes = new HashMap<>();
        type.path("attributes")
                .properties()
                .forEach(attribute -> attributes.put(
                        attribute.getKey(),
                        new Attribute(
                                resolve(namespace, attribute.getValue()),
                                attribute.getValue().path("required").asBoolean(true))));
        return new RecordOf(attributes);
    }

    /** A name means a type of its own namespace first, then one of no namespace, then a built-in one. */
    private DeclaredType named(String namespace, String name) {
        String local = qualified(namespace, name);
        if (declares("commonTypes", local)) {
            return common(local);
        }
        if (declares("entityTypes", local) || isAction(local)) {
            return entity(local);
        }
        if (declares("commonTypes", name)) {
            return common(name);
        }
        Scalar builtIn = builtIn(name.startsWith(BUILT_IN) ? name.substring(BUILT_IN.length()) : name);
        return declares("entityTypes", name) || builtIn == null ? entity(name) : builtIn;
    }

    private static @Nullable Scalar builtIn(String name) {
        return switch (name) {
            case "String" -> Scalar.STRING;
            case "Bool", "Boolean" -> Scalar.BOOL;
            case "Long" -> Scalar.LONG;
            case "decimal" -> Scalar.DECIMAL;
            case "ipaddr" -> Scalar.IP;
            case "datetime" -> Scalar.DATETIME;
            case "duration" -> Scalar.DURATION;
            default -> null;
        };
    }

    private static Scalar known(@Nullable Scalar type, JsonNode declaration) {
        if (type == null) {
            throw new IllegalArgumentException(
                    "the schema has an extension type that is not known here: " + declaration);
        }
        return type;
    }

    private EntityOf entity(String namespace, String name) {
        String local = qualified(namespace, name);
        return entity(declares("entityTypes", local) || isAction(local) ? local : name);
    }

    /** Of the entities of some types all are declared: those that are listed, and actions. */
    EntityOf entity(String qualified) {
        Set<String> ids = new HashSet<>();
        declaration("entityTypes", qualified).path("enum").forEach(id -> ids.add(id.asText()));
        if (isAction(qualified)) {
            schema.path(namespaceOf(qualified)).path("actions").fieldNames().forEachRemaining(ids::add);
        }
        return new EntityOf(qualified, ids);
    }

    /** Each namespace that declares actions has a type of them, which stands nowhere. */
    private boolean isAction(String qualified) {
        return qualified.equals(qualified(namespaceOf(qualified), "Action"))
                && !schema.path(namespaceOf(qualified)).path("actions").isEmpty();
    }

    /** Remembered, because types that are built of each other would be resolved exponentially often. */
    private DeclaredType common(String qualified) {
        DeclaredType known = common.get(qualified);
        if (known != null) {
            return known;
        }
        DeclaredType resolved = resolve(namespaceOf(qualified), declaration("commonTypes", qualified));
        common.put(qualified, resolved);
        return resolved;
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
