package dev.agentops.policy.conformance;

import com.cedarpolicy.model.schema.Schema;
import dev.agentops.policy.internal.text.CedarTokens;
import java.util.Optional;

/** A schema in either of its forms. */
final class SchemaText {
    private static final int DEEPEST = 500;

    private SchemaText() {}

    /**
     * Makes a schema of a text, not parsed yet.
     *
     * @throws UnusableException when it is nested so deep that no parser should be asked
     */
    static Schema schema(String file, String text) throws UnusableException {
        CedarTokens tokens = new CedarTokens(text);
        int depth = 0;
        while (tokens.next() != CedarTokens.Kind.END) {
            depth += step(tokens);
            if (depth > DEEPEST) {
                throw new UnusableException(file + ": the schema is nested more than " + DEEPEST + " levels deep");
            }
        }
        return isJson(text)
                ? new Schema(Schema.JsonOrCedar.Json, Optional.of(text), Optional.empty())
                : new Schema(text);
    }

    private static int step(CedarTokens token) {
        return token.kind() != CedarTokens.Kind.SYMBOL
                ? 0
                : switch (token.first()) {
                    case '(', '[', '{', '<' -> 1;
                    case ')', ']', '}', '>' -> -1;
                    default -> 0;
                };
    }

    /** No schema in Cedar's own syntax begins with a brace. */
    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }
}
