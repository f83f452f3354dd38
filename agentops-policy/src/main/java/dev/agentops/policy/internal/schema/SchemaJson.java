package dev.agentops.policy.internal.schema;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** The JSON form of a schema. */
public final class SchemaJson {
    private SchemaJson() {}

    /**
     * Has the official engine render a schema; to be called on a large stack.
     *
     * @throws IllegalArgumentException when it is no schema
     */
    public static JsonNode of(Schema schema) {
        try {
            return schema.schemaText.isPresent()
                    ? new Schema(escaped(schema.schemaText.get())).toJsonFormat()
                    : schema.toJsonFormat();
        } catch (InternalException | JsonProcessingException e) {
            throw new IllegalArgumentException("is no schema: " + e.getMessage(), e);
        }
    }

    /**
     * Text as the renderer can take it. It reads Java's own variant of UTF-8 as if it were UTF-8, and the two differ in the
     * character 0 and in those beyond 16 bits. The language has such characters in strings and comments alone, where they may
     * be written as escapes.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == 0 || Character.isSupplementaryCodePoint(point)) {
                escaped.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
