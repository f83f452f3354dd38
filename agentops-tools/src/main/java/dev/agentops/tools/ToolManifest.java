package dev.agentops.tools;

import dev.agentops.AgentOpsException;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.nio.file.Path;
import java.util.List;

/**
 * The descriptions of a set of tools, read from a file.
 *
 * <p>A manifest is JSON in one of these forms: the answer of an MCP server to {@code tools/list}
 * ({@code {"tools": […]}}, bare or as the {@code result} of a JSON-RPC response; other members are ignored), an array of tools, or one tool. A tool is an MCP description
 * ({@code name}, {@code description}, {@code inputSchema}, also in Bedrock's form
 * {@code {"json": …}}, {@code annotations.readOnlyHint}) or an OpenAI function
 * ({@code {"type": "function", "function": {"name", "description", "parameters"}}}), whose missing {@code parameters}
 * mean that it takes none.
 *
 * <p>What a tool server says of its tools is not verified: treat {@code readOnlyHint} as a hint, and take manifests from
 * where you take code. The tools have no body: each call brings its own. Immutable and thread-safe.
 */
public final class ToolManifest {
    private final List<Tool> tools;

    private ToolManifest(List<Tool> tools) {
        this.tools = List.copyOf(tools);
    }

    /**
     * Reads a file of at most 10 MB of UTF-8, with unknown arguments refused where a schema does not say otherwise.
     *
     * @throws ToolManifestException when the file cannot be read or has any problem
     */
    public static ToolManifest load(Path file) {
        return load(file, UnknownArguments.REFUSE);
    }

    /** As {@link #load(Path)}, with the given handling of unknown arguments (see {@link JsonToolSchema#of}). */
    public static ToolManifest load(Path file, UnknownArguments unknown) {
        return parse(file.toString(), ManifestFile.read(file), unknown);
    }

    /**
     * Reads a manifest from its text, with unknown arguments refused where a schema does not say otherwise.
     *
     * @param source how messages name the text
     * @throws ToolManifestException when the text has any problem
     */
    public static ToolManifest parse(String source, String text) {
        return parse(source, text, UnknownArguments.REFUSE);
    }

    /** As {@link #parse(String, String)}, with the given handling of unknown arguments. */
    public static ToolManifest parse(String source, String text, UnknownArguments unknown) {
        return new ToolManifest(new ManifestReader(source, unknown).read(text));
    }

    /** The tools in the order of the manifest; names are unique. */
    public List<Tool> tools() {
        return tools;
    }

    /**
     * Registers every tool.
     *
     * @return the given registry
     * @throws AgentOpsException when a name is taken or the registry is full; the tools before it are registered then
     */
    public ToolRegistry registerAll(ToolRegistry registry) {
        tools.forEach(registry::register);
        return registry;
    }

    @Override
    public String toString() {
        return "ToolManifest(" + tools.size() + (tools.size() == 1 ? " tool)" : " tools)");
    }
}
