package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the common types of a schema with every name replaced by what it stands for, as the engine does: a short text of types
 * that name each other can be deeper than its stack and larger than the memory.
 */
final class TypeWeight {
    private static final int DEEPEST = 64;
    private static final long LARGEST = 100_000;

    private final Map<String, JsonNode> types = new HashMap<>();
    private final Map<String, Long> weights = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    private TypeWeight(JsonNode schema) {
        schema.properties()
                .forEach(namespace -> namespace
                        .getValue()
                        .path("commonTypes")
                        .properties()
                        .forEach(type ->
                                types.put(CedarNames.qualified(namespace.getKey(), type.getKey()), type.getValue())));
    }

    /** @throws SchemaGenerationException when the engine must not see the schema */
    static void check(JsonNode schema) {
        TypeWeight weight = new TypeWeight(schema);
        long all = 0;
        for (String name : weight.types.keySet()) {
            all += weight.ofType(name);
            if (all > LARGEST) {
                throw refused("have more than " + LARGEST + " parts when names are replaced by what they stand for");
            }
        }
    }

    private long ofType(String name) {
        Long known = weights.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            throw refused("contain themselves: " + String.join(", ", open));
        }
        if (open.size() > DEEPEST) {
            throw refused("name each other more than " + DEEPEST + " levels deep");
        }
        long weight = Math.min(LARGEST, of(CedarNames.namespaceOf(name), types.get(name)));
        open.remove(name);
        weights.put(name, weight);
        return weight;
    }

    private long of(String namespace, @Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            return 0;
        }
        long weight = 1;
        String name = node.path("name").asText(node.path("type").asText());
        if (types.containsKey(CedarNames.qualified(namespace, name))) {
            weight += ofType(CedarNames.qualified(namespace, name));
        } else if (types.containsKey(name)) {
            weight += ofType(name);
        }
        weight += of(namespace, node.get("element"));
        for (JsonNode attribute : node.path("attributes")) {
            weight = Math.min(LARGEST, weight + of(namespace, attribute));
        }
        return weight;
    }

    private static SchemaGenerationException refused(String message) {
        return new SchemaGenerationException("types of the generated schema " + message
                + ", which Cedar's records cannot; simplify the definitions, or declare objects as entities");
    }
}
