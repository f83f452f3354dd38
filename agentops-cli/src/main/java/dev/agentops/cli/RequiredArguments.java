package dev.agentops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.agentops.tools.ToolManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from descriptions of tools, in MCP's form or OpenAI's, which arguments every call of a tool has. */
final class RequiredArguments {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RequiredArguments() {}

    /**
     * By the name of the tool; of none when there are no descriptions.
     *
     * @param tools the file of {@code --tools}; null for the folder's {@code tools.json}, if it has one
     */
    static Map<String, Set<String>> read(Path folder, @Nullable Path tools) {
        Path file = tools == null ? folder.resolve("tools.json") : tools;
        if (tools == null && !Files.isRegularFile(file)) {
            return Map.of();
        }
        ToolManifest.load(file);
        try {
            return of(MAPPER.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new CommandFailedException("--tools: " + file + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new CommandFailedException("--tools: " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, Set<String>> of(JsonNode json) {
        Map<String, Set<String>> required = new LinkedHashMap<>();
        for (JsonNode listed : json.isArray() ? json : json.path("tools")) {
            JsonNode tool = listed.has("function") ? listed.path("function") : listed;
            JsonNode schema = tool.has("inputSchema") ? tool.path("inputSchema") : tool.path("parameters");
            Set<String> names = new HashSet<>();
            schema.path("required").forEach(name -> names.add(name.asText()));
            required.put(tool.path("name").asText(), names);
        }
        return required;
    }
}
