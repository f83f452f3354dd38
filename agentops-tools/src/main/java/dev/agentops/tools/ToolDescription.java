package dev.agentops.tools;

import dev.agentops.json.JsonObject;
import dev.agentops.tool.Tool;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One tool of a manifest before it is checked.
 *
 * @param members the object that describes it
 * @param schemaName the member that holds its schema
 * @param schemaRequired whether that may not be missing
 */
record ToolDescription(JsonObject members, String schemaName, boolean schemaRequired) {
    private static final String READ_ONLY = "readOnlyHint";

    /** Bedrock puts the schema one level deeper. */
    private static final String WRAPPED = "json";

    static ToolDescription mcp(JsonObject members) {
        return new ToolDescription(members, "inputSchema", true);
    }

    static ToolDescription openAi(JsonObject members) {
        return new ToolDescription(members, "parameters", false);
    }

    /** The tool; null when it has a problem. Problems are given as pointer and message. */
    @Nullable Tool read(UnknownArguments unknown, BiConsumer<String, String> problem) {
        String name = name(problem);
        String description = description(problem);
        boolean readOnly = readOnly(problem);
        JsonToolSchema schema = schema(unknown, problem);
        return name == null || schema == null
                ? null
                : built(
                        Tool.builder(name)
                                .description(description)
                                .readOnly(readOnly)
                                .schema(schema),
                        problem);
    }

    private static @Nullable Tool built(Tool.Builder builder, BiConsumer<String, String> problem) {
        try {
            return builder.build();
        } catch (IllegalArgumentException notAcceptable) {
            problem.accept("/name", "is not acceptable: " + notAcceptable.getMessage());
            return null;
        }
    }

    private @Nullable String name(BiConsumer<String, String> problem) {
        Object name = members.get("name");
        if (name instanceof String text) {
            return text;
        }
        problem.accept("/name", members.containsKey("name") ? "must be a string" : "is missing: give the tool's name");
        return null;
    }

    private String description(BiConsumer<String, String> problem) {
        Object description = members.get("description");
        if (description != null && !(description instanceof String)) {
            problem.accept("/description", "must be a string");
        }
        return description instanceof String text ? text : "";
    }

    private boolean readOnly(BiConsumer<String, String> problem) {
        Object annotations = members.get("annotations");
        if (annotations != null && !(annotations instanceof JsonObject)) {
            problem.accept("/annotations", "must be an object");
        }
        Object hint = annotations instanceof JsonObject object ? object.get(READ_ONLY) : null;
        if (hint != null && !(hint instanceof Boolean)) {
            problem.accept("/annotations/" + READ_ONLY, "must be true or false");
        }
        return Objects.equals(hint, true);
    }

    private @Nullable JsonToolSchema schema(UnknownArguments unknown, BiConsumer<String, String> problem) {
        if (!members.containsKey(schemaName)) {
            return missing(unknown, problem);
        }
        Object schema = members.get(schemaName);
        if (!(schema instanceof JsonObject object)) {
            problem.accept("/" + schemaName, "must be an object: a JSON Schema");
            return null;
        }
        return object.size() == 1 && object.get(WRAPPED) instanceof JsonObject wrapped
                ? compiled(wrapped, "/" + schemaName + "/" + WRAPPED, unknown, problem)
                : compiled(object, "/" + schemaName, unknown, problem);
    }

    private @Nullable JsonToolSchema missing(UnknownArguments unknown, BiConsumer<String, String> problem) {
        if (!schemaRequired) {
            return JsonToolSchema.of(JsonObject.empty(), unknown);
        }
        problem.accept(
                "/" + schemaName,
                "is missing: give a JSON Schema, {\"type\": \"object\"} for a tool without arguments");
        return null;
    }

    private static @Nullable JsonToolSchema compiled(
            JsonObject schema, String place, UnknownArguments unknown, BiConsumer<String, String> problem) {
        try {
            return JsonToolSchema.of(schema, unknown);
        } catch (SchemaInvalidException refused) {
            refused.problems().forEach(each -> problem.accept(place + each.pointer(), each.message()));
            return null;
        }
    }
}
