package dev.agentops.tools;

import dev.agentops.json.Json;
import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the tools of one manifest and everything that is wrong with them. One instance reads one manifest. */
final class ManifestReader {
    private static final JsonLimits LIMITS = new JsonLimits(120, ManifestFile.LARGEST, 500_000);
    private static final int MOST_TOOLS = 10_000;
    private static final int MOST_PROBLEMS = 1_000;

    private final String source;
    private final UnknownArguments unknown;
    private final List<ManifestProblem> problems = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    ManifestReader(String source, UnknownArguments unknown) {
        this.source = source;
        this.unknown = unknown;
    }

    /** @throws ToolManifestException when there is any problem */
    List<Tool> read(String text) {
        document(parsed(text));
        if (!problems.isEmpty()) {
            throw new ToolManifestException(problems);
        }
        return tools;
    }

    private @Nullable Object parsed(String text) {
        try {
            return Json.parse(text, LIMITS);
        } catch (JsonException notJson) {
            problem(notJson.pointer(), notJson.problem());
            throw new ToolManifestException(problems);
        }
    }

    private void document(@Nullable Object document) {
        if (document instanceof JsonArray array) {
            elements(array, "");
        } else if (document instanceof JsonObject object && object.containsKey("tools")) {
            listed(object.get("tools"), "/tools");
        } else if (document instanceof JsonObject object && object.get("result") instanceof JsonObject result) {
            listed(result.get("tools"), "/result/tools");
        } else {
            tool(document, "");
        }
    }

    private void listed(@Nullable Object listed, String place) {
        if (listed instanceof JsonArray array) {
            elements(array, place);
        } else {
            problem(place, "must be an array of tools");
        }
    }

    private void elements(JsonArray array, String place) {
        if (array.size() > MOST_TOOLS) {
            problem(place, "has " + array.size() + " tools, at most " + MOST_TOOLS + " are accepted");
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            tool(array.get(i), place + "/" + i);
        }
    }

    private void tool(@Nullable Object element, String place) {
        if (!(element instanceof JsonObject object)) {
            problem(place, "must be a tool: an object with name, description and inputSchema");
        } else if (object.containsKey("function")) {
            function(object.get("function"), place + "/function");
        } else {
            described(ToolDescription.mcp(object), place);
        }
    }

    private void function(@Nullable Object function, String place) {
        if (function instanceof JsonObject object) {
            described(ToolDescription.openAi(object), place);
        } else {
            problem(place, "must be an object with name, description and parameters");
        }
    }

    private void described(ToolDescription description, String place) {
        Tool tool = description.read(unknown, (pointer, message) -> problem(place + pointer, message));
        if (tool != null) {
            add(tool, place);
        }
    }

    private void add(Tool tool, String place) {
        String first = places.putIfAbsent(tool.name(), place);
        if (first == null) {
            tools.add(tool);
        } else {
            problem(place + "/name", "is the name of the tool at " + first + " too: give each tool its own");
        }
    }

    private void problem(String pointer, String message) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new ManifestProblem(source, pointer, message));
        }
    }
}
