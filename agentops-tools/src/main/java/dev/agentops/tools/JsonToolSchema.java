package dev.agentops.tools;

import dev.agentops.json.JsonException;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.ToolSchema;
import dev.agentops.tools.internal.ArgumentChecker;
import dev.agentops.tools.internal.SchemaLimits;
import java.util.List;

/**
 * A {@link ToolSchema} made from the JSON Schema of a tool's parameters.
 *
 * <p>Dialects are <a href="https://json-schema.org/draft/2020-12">2020-12</a>, the default, and draft-07, chosen by
 * {@code $schema} at the root. {@code format} is an annotation, as both say by default. A schema is hostile input: only
 * references into itself ({@code #…}) are followed, nothing is ever loaded, expressions run in time linear in the text
 * (RE2 syntax), and schemas beyond fixed limits of size are refused. Checking one call has a bounded number of steps; a
 * call that needs more is refused with a problem of kind {@link ArgumentProblem.Kind#SCHEMA}.
 *
 * <p>Problems quote the schema, never a value of the arguments, and are at most 50. Immutable and thread-safe.
 */
public final class JsonToolSchema implements ToolSchema {
    private final JsonObject source;
    private final ArgumentChecker checker;

    private JsonToolSchema(JsonObject source, ArgumentChecker checker) {
        this.source = source;
        this.checker = checker;
    }

    /**
     * Makes the schema, with unknown arguments refused where it does not say otherwise.
     *
     * @throws SchemaInvalidException when it is no JSON Schema of a known dialect, or is refused
     */
    public static JsonToolSchema of(JsonObject schema) {
        return of(schema, UnknownArguments.REFUSE);
    }

    /**
     * Makes the schema.
     *
     * @param unknown decides on arguments that no part of the schema names, when no part that applies to all arguments has
     *     {@code additionalProperties} or {@code unevaluatedProperties}; one form of several, a condition or {@code not}
     *     does not
     * @throws SchemaInvalidException when it is no JSON Schema of a known dialect, or is refused
     */
    public static JsonToolSchema of(JsonObject schema, UnknownArguments unknown) {
        return new JsonToolSchema(schema, ArgumentChecker.of(schema, unknown));
    }

    /**
     * Makes the schema from its text, with unknown arguments refused where it does not say otherwise.
     *
     * @throws SchemaInvalidException when it is no JSON object, no JSON Schema of a known dialect, or is refused
     */
    public static JsonToolSchema parse(String text) {
        return of(read(text));
    }

    private static JsonObject read(String text) {
        try {
            return JsonObject.parse(text, SchemaLimits.SIZE);
        } catch (JsonException notAcceptable) {
            throw new SchemaInvalidException(
                    List.of(new SchemaProblem(notAcceptable.pointer(), notAcceptable.problem())));
        }
    }

    /** The schema as it was given. */
    public JsonObject source() {
        return source;
    }

    /** Whether it runs as compiled code; otherwise it has a keyword that only the general validator knows. */
    public boolean compiled() {
        return checker.compiled();
    }

    @Override
    public List<ArgumentProblem> validate(JsonObject arguments) {
        return checker.check(arguments);
    }

    @Override
    public String toString() {
        return "JsonToolSchema(" + (compiled() ? "compiled" : "general") + ")";
    }
}
