package dev.agentops.policy;

import com.cedarpolicy.model.schema.Schema;
import java.util.List;
import java.util.Optional;

/** A schema in either of its forms, looked at before the native parser sees it: that one ends the process on deep nesting. */
final class SchemaFile {
    private static final int DEEPEST = 64;

    private final SourceText file;

    SchemaFile(SourceText file) {
        this.file = file;
    }

    /** Why the text must not be parsed; empty when it may. */
    List<PolicyProblem> guard() {
        return isJson() ? guardJson() : guardCedar();
    }

    /** To be called when {@link #guard} found nothing. */
    Schema schema() {
        return isJson()
                ? new Schema(Schema.JsonOrCedar.Json, Optional.of(file.text()), Optional.empty())
                : new Schema(file.text());
    }

    private boolean isJson() {
        return file.name().equals(PolicyFolder.JSON_SCHEMA);
    }

    private List<PolicyProblem> guardJson() {
        try {
            JsonText.read(file, parser -> parser.readValueAsTree());
            return List.of();
        } catch (JsonText.BadJsonException e) {
            return List.of(e.problem());
        }
    }

    private List<PolicyProblem> guardCedar() {
        CedarTokens tokens = new CedarTokens(file.text());
        int depth = 0;
        for (CedarTokens.Kind kind = tokens.next(); kind != CedarTokens.Kind.END; kind = tokens.next()) {
            depth = Math.max(0, depth + step(kind, tokens));
            if (depth > DEEPEST) {
                return List.of(file.problem(
                        tokens.start(),
                        null,
                        "the schema is nested more than " + DEEPEST + " levels deep: name the inner types"));
            }
        }
        return List.of();
    }

    private static int step(CedarTokens.Kind kind, CedarTokens token) {
        return kind != CedarTokens.Kind.SYMBOL
                ? 0
                : switch (token.first()) {
                    case '(', '[', '{', '<' -> 1;
                    case ')', ']', '}', '>' -> -1;
                    default -> 0;
                };
    }
}
