package dev.agentops.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.value.EntityUid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code links.json}: an array of links, each of which makes a policy of a template.
 *
 * @see <a href="https://docs.cedarpolicy.com/policies/json-format.html">template links in the JSON format of Cedar</a>
 */
final class TemplateLinks {
    private static final Set<String> MEMBERS = Set.of("templateId", "newId", "values");
    private static final Set<String> SLOTS = Set.of("?principal", "?resource");

    private final SourceText file;
    private final List<Link> links = new ArrayList<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    /**
     * A link.
     *
     * @param templateId the public id of the template
     * @param newId the public id of the policy that it makes
     * @param values what stands for each slot
     * @param start where it stands in its file
     */
    record Link(String templateId, String newId, Map<String, EntityUid> values, int start) {
        Link {
            values = Map.copyOf(values);
        }
    }

    TemplateLinks(SourceText file) {
        this.file = file;
    }

    /** Reads the file; to be called once. */
    TemplateLinks read() {
        try {
            JsonText.read(file, this::array);
        } catch (JsonText.BadJsonException e) {
            problems.add(e.problem());
        }
        return this;
    }

    List<Link> links() {
        return links;
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    private void array(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            problems.add(file.problem("must be an array of links, at least []"));
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = JsonText.offset(file, parser.currentTokenLocation());
            link(parser.readValueAsTree(), start);
        }
        if (parser.nextToken() != null) {
            problems.add(JsonText.problem(file, parser.currentTokenLocation(), "there is more after the array"));
        }
    }

    private void link(JsonNode json, int start) {
        String wrong = wrongIn(json);
        if (wrong != null) {
            problems.add(file.problem(start, null, wrong));
            return;
        }
        Map<String, EntityUid> values = new LinkedHashMap<>();
        json.path("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), EntitiesFile.reference(value.getValue())));
        links.add(
                new Link(json.path("templateId").textValue(), json.path("newId").textValue(), values, start));
    }

    private static @Nullable String wrongIn(JsonNode json) {
        if (!json.path("templateId").isTextual()
                || !json.path("newId").isTextual()
                || !json.path("values").isObject()) {
            return "a link is an object with templateId and newId (strings) and values (an object)";
        }
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return "a link has no member " + member.getKey() + ": it has templateId, newId and values";
            }
        }
        for (Map.Entry<String, JsonNode> value : json.path("values").properties()) {
            if (!SLOTS.contains(value.getKey())
                    || EntitiesFile.reference(value.getValue()).type().isEmpty()) {
                return "the values of a link are ?principal and ?resource, each an object with type and id, both strings";
            }
        }
        return null;
    }
}
