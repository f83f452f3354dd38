package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.AttributeType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The type of an attribute, as the conventions write it. */
public enum ValueType {
    /** Text. */
    STRING("string", AttributeType.STRING),
    /** True or false. */
    BOOLEAN("boolean", AttributeType.BOOLEAN),
    /** A whole number of 64 bits. */
    INT("int", AttributeType.LONG),
    /** A floating point number of 64 bits. */
    DOUBLE("double", AttributeType.DOUBLE),
    /** A list of texts. */
    STRING_ARRAY("string[]", AttributeType.STRING_ARRAY),
    /** A list of whole numbers. */
    INT_ARRAY("int[]", AttributeType.LONG_ARRAY),
    /** A structure; where spans cannot carry one, its JSON as text. */
    ANY("any", null);

    private final String text;
    private final @Nullable AttributeType type;

    ValueType(String text, @Nullable AttributeType type) {
        this.text = text;
        this.type = type;
    }

    /** The word of the conventions, such as {@code string[]}. */
    public String text() {
        return text;
    }

    /** Whether an attribute of this type of the API can hold it. */
    public boolean accepts(AttributeType other) {
        return type == null || type == other;
    }

    static ValueType of(String text) {
        return Arrays.stream(values())
                .filter(value -> value.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type is called " + text));
    }
}
