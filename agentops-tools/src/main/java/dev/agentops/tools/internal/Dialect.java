package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The dialects of JSON Schema that tools are described in. */
enum Dialect {
    /** Keywords beside {@code $ref} are ignored; tuples are an array under {@code items}. */
    DRAFT_07("http://json-schema.org/draft-07/schema"),
    /** The default of the Model Context Protocol. */
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema");

    private final String id;

    Dialect(String id) {
        this.id = id;
    }

    /** The dialect that a document names; null when it names one that is not known. */
    static @Nullable Dialect of(JsonObject document) {
        if (!document.containsKey("$schema")) {
            return DRAFT_2020_12;
        }
        for (Dialect dialect : values()) {
            if (dialect.isNamedBy(document.get("$schema"))) {
                return dialect;
            }
        }
        return null;
    }

    boolean isNamedBy(@Nullable Object schema) {
        return schema instanceof String text
                && id.equals(text.endsWith("#") ? text.substring(0, text.length() - 1) : text);
    }

    String id() {
        return id;
    }
}
