package dev.agentops.policy.mcp;

import dev.agentops.json.Json;
import dev.agentops.json.JsonLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Descriptions of tools as a hostile or careless server may give them. */
final class RandomTools {
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "mode",
            "if",
            "String",
            "a.b",
            "a-b",
            "a_b",
            "a/b c",
            "1st",
            "",
            "\u0000",
            "\"\\",
            "É",
            "Null",
            "Number",
            "Person",
            "Input",
            "typeChoice0",
            "TypeChoice0",
            "__cedar",
            "__entity",
            "::",
            "x::y",
            "Action");
    private static final List<String> TYPES =
            List.of("boolean", "integer", "number", "float", "string", "null", "array", "object", "object", "string");
    private static final List<String> FORMATS =
            List.of("date", "date-time", "duration", "ipv4", "ipv6", "decimal", "email");

    private final Random random;
    private List<String> defined = List.of();

    RandomTools(Random random) {
        this.random = random;
    }

    String document() {
        List<Object> tools = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            tools.add(tool());
        }
        return Json.write(Json.freeze(Map.of("tools", tools), JsonLimits.WIDEST));
    }

    private Map<String, Object> tool() {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("name", random.nextInt(4) == 0 ? one(NAMES) : "tool" + random.nextInt(50));
        tool.put("inputSchema", parameters());
        if (random.nextBoolean()) {
            tool.put("outputSchema", parameters());
        }
        return tool;
    }

    private Map<String, Object> parameters() {
        defined = List.of();
        if (random.nextBoolean()) {
            return object(3);
        }
        defined = List.of(one(NAMES), one(NAMES), one(NAMES));
        Map<String, Object> schema = object(3);
        Map<String, Object> definitions = new LinkedHashMap<>();
        defined.forEach(name -> definitions.put(name, schema(2)));
        schema.put(random.nextBoolean() ? "$defs" : "definitions", definitions);
        return schema;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "object"));
        Map<String, Object> properties = new LinkedHashMap<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            properties.put(one(NAMES), schema(depth - 1));
        }
        schema.put("properties", properties);
        schema.put("required", random.nextInt(60) == 0 ? true : List.of(one(NAMES), one(NAMES)));
        if (random.nextInt(3) == 0) {
            schema.put("additionalProperties", random.nextBoolean() ? random.nextBoolean() : schema(depth - 1));
        }
        return schema;
    }

    private Object schema(int depth) {
        int kind = random.nextInt(100);
        if (kind < 1) {
            return List.of(true, 7, "string", List.of()).get(random.nextInt(4));
        }
        if (kind < 2) {
            return Map.of(
                    "type",
                    List.of("flot", 7, true, List.of("string", "flot"), Map.of())
                            .get(random.nextInt(5)));
        }
        if (kind < 3 || (kind < 15 && !defined.isEmpty())) {
            String name = kind < 3 ? one(NAMES) : one(defined);
            return Map.of("$ref", "#/$defs/" + name.replace("~", "~0").replace("/", "~1"));
        }
        if (kind < 25 && depth > 0) {
            return Map.of(random.nextBoolean() ? "anyOf" : "oneOf", several(depth - 1));
        }
        if (kind < 30) {
            return Map.of("description", "anything");
        }
        return typed(one(TYPES), depth);
    }

    private Map<String, Object> typed(String type, int depth) {
        if (type.equals("object") && depth > 0) {
            return object(depth);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", random.nextInt(8) == 0 ? List.of(type, one(TYPES)) : type);
        if (type.equals("array") && depth > 0) {
            if (random.nextInt(4) == 0) {
                schema.put("prefixItems", several(depth - 1));
                schema.put("items", random.nextBoolean() ? false : schema(depth - 1));
            } else {
                schema.put("items", schema(depth - 1));
            }
        }
        if (type.equals("string")) {
            switch (random.nextInt(4)) {
                case 0 -> schema.put("enum", List.of(one(NAMES), one(NAMES)));
                case 1 -> schema.put("format", one(FORMATS));
                default -> {}
            }
        }
        return schema;
    }

    private List<Object> several(int depth) {
        List<Object> schemas = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            schemas.add(schema(depth));
        }
        return schemas;
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
