package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A Cedar schema that the official engine accepts, in both of its forms. Immutable and thread-safe. */
public final class GeneratedSchema {
    private final JsonNode json;
    private final String cedar;
    private final List<String> warnings;

    GeneratedSchema(JsonNode json, String cedar, List<String> warnings) {
        this.json = json;
        this.cedar = cedar;
        this.warnings = List.copyOf(warnings);
    }

    /** The JSON form: a copy that the caller may change. */
    public JsonNode json() {
        return json.deepCopy();
    }

    /** The text of the JSON form, indented, for {@code schema.cedarschema.json}. */
    public String jsonText() {
        return json.toPrettyString();
    }

    /** The text in Cedar's own format, for {@code schema.cedarschema}. */
    public String cedar() {
        return cedar;
    }

    /** What the schema cannot say of the tools, and what follows for their calls; names in it come from the descriptions. */
    public List<String> warnings() {
        return warnings;
    }
}
