package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A schema in its JSON form, while types and actions are added to it. */
final class SchemaDraft {
    private static final String COMMON_TYPES = "commonTypes";
    private static final String ENTITY_TYPES = "entityTypes";
    private static final String ACTIONS = "actions";

    /** Names of deep types hold those of all types around them: the sum can be far larger than the description. */
    private static final long MOST_CHARACTERS = 32L << 20;

    private final ObjectNode namespaces;
    private final String root;
    private final boolean flat;
    private long characters;

    SchemaDraft(Stub stub, SchemaOptions options) {
        namespaces = stub.schema(options.keepAnnotations());
        root = stub.namespace();
        flat = options.flattenNamespaces();
    }

    ObjectNode json() {
        return namespaces;
    }

    /** The namespace of the stub. */
    String root() {
        return root;
    }

    /** The name under which a type is declared. */
    String declared(String qualified) {
        characters += qualified.length();
        if (characters > MOST_CHARACTERS) {
            throw new SchemaGenerationException("the names of the schema's types have more than " + MOST_CHARACTERS
                    + " characters; shorten the names of deeply nested arguments");
        }
        return flat ? CedarNames.flattened(root, qualified) : qualified;
    }

    void entityType(String qualified, ObjectNode definition) {
        declare(ENTITY_TYPES, declared(qualified), definition);
    }

    void commonType(String qualified, ObjectNode type) {
        declare(COMMON_TYPES, declared(qualified), type);
    }

    private void declare(String section, String name, ObjectNode definition) {
        if (entityType(name) != null || commonType(name) != null) {
            throw new SchemaGenerationException(
                    "two types would be called " + name + "; rename an argument, a definition or a type of the stub");
        }
        namespace(CedarNames.namespaceOf(name)).withObject("/" + section).set(CedarNames.baseOf(name), definition);
    }

    @Nullable JsonNode entityType(String declared) {
        return find(ENTITY_TYPES, declared);
    }

    @Nullable JsonNode commonType(String declared) {
        return find(COMMON_TYPES, declared);
    }

    private @Nullable JsonNode find(String section, String declared) {
        JsonNode namespace = namespaces.get(CedarNames.namespaceOf(declared));
        return namespace == null ? null : namespace.path(section).get(CedarNames.baseOf(declared));
    }

    /** A type that tells its values apart and nothing else; it may be there already. */
    void opaqueType(String qualified) {
        String name = declared(qualified);
        JsonNode known = entityType(name);
        if (known == null) {
            entityType(qualified, TypeNodes.object());
        } else if (known.has("shape") || known.has("tags") || known.has("enum")) {
            throw new SchemaGenerationException("what Cedar cannot express would be of the type " + name
                    + ", which has parts; rename that definition or type of the stub");
        }
    }

    void action(String name, ObjectNode definition) {
        ObjectNode actions = namespace(root).withObject("/" + ACTIONS);
        if (actions.has(name)) {
            throw new SchemaGenerationException(
                    "the stub declares an action " + name + ", which is a tool too; remove it from the stub");
        }
        actions.set(name, definition);
    }

    private ObjectNode namespace(String name) {
        if (namespaces.get(name) instanceof ObjectNode known) {
            return known;
        }
        ObjectNode added = namespaces.putObject(name);
        added.putObject(ENTITY_TYPES);
        added.putObject(ACTIONS);
        return added;
    }
}
