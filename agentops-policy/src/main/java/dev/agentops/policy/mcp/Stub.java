package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The part of a schema that somebody wrote by hand: who acts, on what, and what each call's context holds besides the arguments.
 *
 * @param json all of it
 * @param namespace its only namespace; empty when it has no name
 * @param principals entity types with {@code @mcp_principal}
 * @param resources entity types with {@code @mcp_resource}
 * @param contexts types with {@code @mcp_context("name")}, by that name
 * @param actions actions with {@code @mcp_action}: each tool is in them
 */
record Stub(
        ObjectNode json,
        String namespace,
        List<String> principals,
        List<String> resources,
        Map<String, String> contexts,
        List<String> actions) {
    private static final String ANNOTATIONS = "annotations";
    private static final String PRINCIPAL = "mcp_principal";
    private static final String RESOURCE = "mcp_resource";
    private static final String CONTEXT = "mcp_context";
    private static final String ACTION = "mcp_action";
    private static final List<String> OURS = List.of(PRINCIPAL, RESOURCE, CONTEXT, ACTION);
    private static final List<String> SECTIONS = List.of("commonTypes", "entityTypes", "actions");

    /** @throws SchemaGenerationException when it is no schema, or lacks a part */
    static Stub parse(String text) {
        JsonNode schema = OfficialSchema.jsonOf(StubText.guarded(text));
        if (!(schema instanceof ObjectNode json) || json.size() != 1) {
            throw refused("has " + schema.size() + " namespaces; write one");
        }
        String namespace = json.fieldNames().next();
        JsonNode parts = json.path(namespace);
        Stub stub = new Stub(
                json,
                namespace,
                annotated(parts, "entityTypes", PRINCIPAL),
                annotated(parts, "entityTypes", RESOURCE),
                contexts(parts),
                annotated(parts, "actions", ACTION));
        stub.requireParts();
        return stub;
    }

    private void requireParts() {
        if (principals.isEmpty() || resources.isEmpty()) {
            throw refused("names no entity type that " + (principals.isEmpty() ? "acts" : "is acted on") + "; write @"
                    + (principals.isEmpty() ? PRINCIPAL : RESOURCE) + " before one");
        }
    }

    /** A copy of the schema, with or without the annotations that only the generator reads. */
    ObjectNode schema(boolean keepAnnotations) {
        ObjectNode copy = json.deepCopy();
        if (!keepAnnotations) {
            SECTIONS.forEach(section -> copy.path(namespace).path(section).forEach(Stub::erase));
        }
        return copy;
    }

    private static void erase(JsonNode declaration) {
        if (declaration.get(ANNOTATIONS) instanceof ObjectNode annotations) {
            annotations.remove(OURS);
            if (annotations.isEmpty()) {
                ((ObjectNode) declaration).remove(ANNOTATIONS);
            }
        }
    }

    private static List<String> annotated(JsonNode parts, String section, String annotation) {
        List<String> names = new ArrayList<>();
        each(parts, section, annotation, (name, value) -> names.add(name));
        return names;
    }

    private static Map<String, String> contexts(JsonNode parts) {
        Map<String, String> contexts = new TreeMap<>();
        BiConsumer<String, String> add = (type, name) -> {
            if (name.isEmpty() || ToolActions.MEMBERS.contains(name) || contexts.putIfAbsent(name, type) != null) {
                throw refused("has @" + CONTEXT + "(\"" + name + "\") before " + type
                        + "; give each such type a name of its own, other than input and output");
            }
        };
        each(parts, "entityTypes", CONTEXT, add);
        each(parts, "commonTypes", CONTEXT, add);
        return contexts;
    }

    private static void each(JsonNode parts, String section, String annotation, BiConsumer<String, String> found) {
        parts.path(section).properties().forEach(declaration -> {
            JsonNode value = declaration.getValue().path(ANNOTATIONS).path(annotation);
            if (!value.isMissingNode()) {
                found.accept(declaration.getKey(), value.asText(""));
            }
        });
    }

    static SchemaGenerationException refused(String message) {
        return new SchemaGenerationException("the stub " + message);
    }
}
