package dev.agentops.policy.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a case that names the three others and has the requests.
 *
 * @param name of the file
 * @param policies name of the file with the policies
 * @param schema name of the file with the schema
 * @param entities name of the file with the entities
 * @param requests what is asked, and what is right
 */
record CaseFile(String name, String policies, String schema, String entities, List<JsonNode> requests) {
    private static final int DEEPEST_JSON = 100_000;

    /** Evaluation happens on a large stack, so depth is no danger there. */
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_JSON)
                        .build());
    }

    CaseFile {
        requests = List.copyOf(requests);
    }

    /** Whether a file may be that of a case. */
    static boolean isNamedSo(String name) {
        return name.endsWith(".json") && !name.endsWith(".entities.json") && !name.endsWith(".cedarschema.json");
    }

    /**
     * Reads a file.
     *
     * @return null when it is JSON of something else, such as entities
     * @throws UnusableException when it is no JSON, or a case without the names of its files
     */
    static @Nullable CaseFile read(String name, String text) throws UnusableException {
        JsonNode json = json(name, text);
        return json.isObject() && json.path("requests").isArray() ? of(name, json) : null;
    }

    private static CaseFile of(String name, JsonNode json) throws UnusableException {
        List<JsonNode> requests = new ArrayList<>();
        json.path("requests").forEach(requests::add);
        return new CaseFile(
                name,
                member(name, json, "policies"),
                member(name, json, "schema"),
                member(name, json, "entities"),
                requests);
    }

    private static String member(String name, JsonNode json, String member) throws UnusableException {
        if (!json.path(member).isTextual()) {
            throw new UnusableException(name + ": a case has a member \"" + member + "\", the name of a file: add it");
        }
        return json.path(member).textValue();
    }

    /** Reads JSON of a case. */
    static JsonNode json(String name, String text) throws UnusableException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnusableException(name + ": is no JSON: " + e.getOriginalMessage());
        }
    }

    /** Names of the files that it needs. */
    List<String> needs() {
        return List.of(policies, schema, entities);
    }
}
