package dev.agentops.policy.mcp;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.mcp.ToolShape.Parameters;
import dev.agentops.policy.mcp.ValueShape.Member;
import dev.agentops.policy.mcp.ValueShape.Reference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tools of one document. One instance reads all documents of a set. */
final class DescriptionReader {
    private static final int MOST_TOOLS = 10_000;

    private final ShapeBudget budget = new ShapeBudget();
    private final Map<String, ToolShape> tools = new LinkedHashMap<>();
    private final Map<String, ValueShape> definitions = new LinkedHashMap<>();

    Map<String, ToolShape> tools() {
        return tools;
    }

    /** Those that all tools of a document share. */
    Map<String, ValueShape> definitions() {
        return definitions;
    }

    void read(@Nullable Object document, Place place) {
        if (document instanceof JsonArray array) {
            tools(array, place, Set.of());
        } else if (document instanceof JsonObject object && object.get("result") instanceof JsonObject result) {
            listed(result, place.at("result"));
        } else if (document instanceof JsonObject object && object.containsKey("tools")) {
            listed(object, place);
        } else {
            tool(document, place, Set.of());
        }
    }

    private void listed(JsonObject list, Place place) {
        if (!(list.get("tools") instanceof JsonArray array)) {
            throw place.at("tools").refuse(list.get("tools"), "write an array of tools");
        }
        Map<String, ValueShape> shared = definitions(list, place, new ShapeReader(Set.of(), budget));
        shared.forEach((name, shape) -> {
            if (definitions.putIfAbsent(name, shape) != null) {
                throw place.problem("another file defines " + name + " for all tools too; rename one");
            }
        });
        tools(array, place.at("tools"), shared.keySet());
    }

    private void tools(JsonArray array, Place place, Set<String> shared) {
        for (int i = 0; i < array.size(); i++) {
            tool(array.get(i), place.at(i), shared);
        }
    }

    private void tool(@Nullable Object element, Place place, Set<String> shared) {
        if (!(element instanceof JsonObject outer)) {
            throw place.refuse(element, "describe a tool: an object with name and inputSchema");
        }
        boolean function = outer.get("function") instanceof JsonObject;
        JsonObject described = outer.get("function") instanceof JsonObject inner ? inner : outer;
        Place at = function ? place.at("function") : place;
        if (!(described.get("name") instanceof String name) || name.isBlank()) {
            throw at.at("name").refuse(described.get("name"), "give each tool a name");
        }
        ToolShape tool = tool(ShapeReader.name(name, at), described, at.inTool(name), shared, function);
        if (tools.putIfAbsent(name, tool) != null) {
            throw at.at("name").refuse(name, "another tool has this name; give each its own");
        }
        if (tools.size() > MOST_TOOLS) {
            throw at.problem("there are more than " + MOST_TOOLS + " tools; make several schemas");
        }
    }

    private ToolShape tool(String name, JsonObject tool, Place place, Set<String> shared, boolean function) {
        ShapeReader outer = new ShapeReader(shared, budget);
        Map<String, ValueShape> own = definitions(tool, place, outer);
        ShapeReader reader = outer.knowing(own.keySet());
        String arguments = tool.containsKey("parameters") ? "parameters" : "inputSchema";
        if (!tool.containsKey(arguments) && !function) {
            throw place.problem("has no inputSchema; a tool without arguments says {\"type\": \"object\"}");
        }
        return new ToolShape(
                name, parameters(tool, arguments, place, reader), parameters(tool, "outputSchema", place, reader), own);
    }

    /** Some servers wrap the schema in an object with the one member {@code json}. */
    private Parameters parameters(JsonObject tool, String keyword, Place place, ShapeReader outer) {
        if (!tool.containsKey(keyword)) {
            return Parameters.NONE;
        }
        Object schema = tool.get(keyword);
        Place at = place.at(keyword);
        if (schema instanceof JsonObject wrapper && wrapper.containsKey("json")) {
            schema = wrapper.get("json");
            at = at.at("json");
        }
        if (!(schema instanceof JsonObject object)) {
            throw at.refuse(schema, "write a JSON Schema, such as {\"type\": \"object\"}");
        }
        Map<String, ValueShape> own = definitions(object, at, outer);
        List<Member> members = outer.knowing(own.keySet()).members(object, at);
        return new Parameters(members, own, UnsaidArguments.of(object, members));
    }

    private static Map<String, ValueShape> definitions(JsonObject holder, Place place, ShapeReader outer) {
        Map<String, ValueShape> shapes = new LinkedHashMap<>();
        ShapeReader reader = outer.knowing(names(holder, place));
        for (String section : DefinitionName.SECTIONS) {
            if (holder.get(section) instanceof JsonObject named) {
                Place at = place.at(section);
                named.forEach(
                        (name, schema) -> shapes.put(ShapeReader.name(name, at), reader.read(schema, at.at(name))));
            }
        }
        requireEnds(shapes, place);
        return shapes;
    }

    private static Set<String> names(JsonObject holder, Place place) {
        Set<String> names = new LinkedHashSet<>();
        for (String section : DefinitionName.SECTIONS) {
            Object named = holder.get(section);
            if (named instanceof JsonObject object) {
                object.keySet().stream()
                        .filter(name -> !names.add(name))
                        .findFirst()
                        .ifPresent(name -> {
                            throw place.at(section).refuse(name, "is in $defs and in definitions; keep one");
                        });
            } else if (named != null) {
                throw place.at(section).refuse(named, "write an object with a JSON Schema for each name");
            }
        }
        return names;
    }

    /** A definition that is nothing but another, and so on in a circle, says nothing. */
    private static void requireEnds(Map<String, ValueShape> shapes, Place place) {
        for (String name : shapes.keySet()) {
            Set<String> passed = new LinkedHashSet<>();
            ValueShape shape = new Reference(name);
            while (shape instanceof Reference reference && shapes.containsKey(reference.name())) {
                if (!passed.add(reference.name())) {
                    throw place.problem("the definitions " + String.join(" and ", passed)
                            + " are references to each other; write out what one of them is");
                }
                shape = shapes.get(reference.name());
            }
        }
    }
}
