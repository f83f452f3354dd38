package dev.agentops.policy;

import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.text.CedarTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schema in either of its forms, looked at before the native parser sees it: that one ends the process on deep nesting. */
final class SchemaFile {
    private static final int DEEPEST = 64;

    private final SourceText file;
    private final SchemaGauge gauge = new SchemaGauge();

    SchemaFile(SourceText file) {
        this.file = file;
    }

    /** Why the text must not be parsed; null when it may. To be called once. */
    @Nullable PolicyProblem guard() {
        PolicyProblem problem = isJson() ? guardJson() : guardCedar();
        String size = problem == null ? gauge.problem() : null;
        return size == null ? problem : file.problem(size);
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

    private @Nullable PolicyProblem guardJson() {
        try {
            JsonText.read(file, this::namespaces);
            return null;
        } catch (JsonText.BadJsonException e) {
            return e.problem();
        }
    }

    private void namespaces(JsonParser parser) throws IOException {
        JsonNode schema = parser.readValueAsTree();
        if (schema == null) {
            return;
        }
        for (JsonNode namespace : schema) {
            namespace
                    .path("commonTypes")
                    .properties()
                    .forEach(type -> gauge.declare(type.getKey(), names(type.getValue())));
            gauge.use(names(namespace.path("entityTypes")));
            gauge.use(names(namespace.path("actions")));
        }
    }

    /** Every text in it, because any may name a type. */
    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        collect(json, names);
        return names;
    }

    private static void collect(JsonNode json, List<String> names) {
        if (json.isTextual()) {
            names.add(json.textValue().replaceFirst(".*::", ""));
        }
        json.forEach(child -> collect(child, names));
    }

    private @Nullable PolicyProblem guardCedar() {
        CedarTokens tokens = new CedarTokens(file.text());
        int depth = 0;
        while (tokens.next() != CedarTokens.Kind.END) {
            depth = Math.max(0, depth + step(tokens));
            if (depth > DEEPEST) {
                return file.problem(
                        tokens.start(),
                        null,
                        "the schema is nested more than " + DEEPEST + " levels deep: name the inner types");
            }
        }
        declarations();
        return null;
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

    /** A declaration ends at its semicolon; the opening of a namespace before one is a few words more. */
    private void declarations() {
        CedarTokens tokens = new CedarTokens(file.text());
        List<String> words = new ArrayList<>();
        while (tokens.next() != CedarTokens.Kind.END) {
            if (tokens.is(";")) {
                declaration(words);
                words = new ArrayList<>();
            } else if (tokens.kind() == CedarTokens.Kind.WORD || tokens.is("=")) {
                words.add(file.text().substring(tokens.start(), tokens.end()));
            }
        }
    }

    /** {@code type Name = ...}; attributes may be called {@code type} too, but no equals sign follows them. */
    private void declaration(List<String> words) {
        int equals = words.indexOf("=");
        if (equals >= 2 && words.get(equals - 2).equals("type")) {
            gauge.declare(words.get(equals - 1), words.subList(equals + 1, words.size()));
        } else {
            gauge.use(words);
        }
    }
}
