package dev.agentops.policy.mcp;

import dev.agentops.json.Json;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What servers say of their tools, read for a Cedar schema.
 *
 * <p>A document is JSON in one of these forms: the answer to {@code tools/list} ({@code {"tools": […]}}, bare or as the
 * {@code result} of a JSON-RPC response), an array of tools, or one tool. A tool has a {@code name}, an {@code inputSchema} or
 * {@code parameters}, and perhaps an {@code outputSchema}; a schema may be wrapped as {@code {"json": …}}, and a tool as an
 * OpenAI {@code function}. Shared schemas stand in {@code $defs} (or {@code definitions}) of the document, the tool or the
 * schema; nothing else is followed, and nothing is fetched.
 *
 * <p>A document has at most 10 MB, 120 levels and 500,000 members. Immutable and thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-06-18/server/tools">Model Context Protocol: tools</a>
 */
public final class McpToolDescriptions {
    private static final JsonLimits LIMITS = new JsonLimits(120, DescriptionFiles.LARGEST, 500_000);

    private final Map<String, ToolShape> tools;
    private final Map<String, ValueShape> definitions;

    private McpToolDescriptions(DescriptionReader reader) {
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(reader.tools()));
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(reader.definitions()));
    }

    /**
     * Reads a file, or the {@code *.json} and {@code *.snap} of a folder in the order of their names.
     *
     * @throws SchemaGenerationException when something cannot be read or used
     */
    public static McpToolDescriptions read(Path place) {
        return read(List.of(place));
    }

    /**
     * Reads several files and folders as one set of tools.
     *
     * @throws SchemaGenerationException when something cannot be read or used, or two tools have one name
     */
    public static McpToolDescriptions read(List<Path> places) {
        DescriptionReader reader = new DescriptionReader();
        for (Path place : places) {
            for (Path file : DescriptionFiles.in(place)) {
                reader.read(json(file.toString(), DescriptionFiles.text(file)), Place.of(file.toString()));
            }
        }
        return new McpToolDescriptions(reader);
    }

    /**
     * Reads a text.
     *
     * @param source how messages name the text
     * @throws SchemaGenerationException when it cannot be used
     */
    public static McpToolDescriptions parse(String source, String text) {
        DescriptionReader reader = new DescriptionReader();
        reader.read(json(source, text), Place.of(source));
        return new McpToolDescriptions(reader);
    }

    private static @Nullable Object json(String source, String text) {
        try {
            return Json.parse(text, LIMITS);
        } catch (JsonException e) {
            throw new SchemaGenerationException(
                    source + "#" + e.pointer() + ": " + e.problem() + "; mend the JSON or simplify the schema", e);
        }
    }

    /** The names of the tools, in the order of the documents. */
    public Set<String> names() {
        return tools.keySet();
    }

    Iterable<ToolShape> tools() {
        return tools.values();
    }

    Map<String, ValueShape> definitions() {
        return definitions;
    }

    @Override
    public String toString() {
        return "McpToolDescriptions(" + tools.size() + (tools.size() == 1 ? " tool)" : " tools)");
    }
}
