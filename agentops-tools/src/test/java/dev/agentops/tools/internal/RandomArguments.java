package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes arguments that come close to a schema, so that both answers are frequent. */
final class RandomArguments {
    private final RandomGenerator random;
    private final RandomSchemas values;
    private final JsonObject root;

    RandomArguments(RandomGenerator random, RandomSchemas values, JsonObject root) {
        this.random = random;
        this.values = values;
        this.root = root;
    }

    Map<String, @Nullable Object> arguments() {
        return object(root, 4);
    }

    private @Nullable Object value(@Nullable Object schema, int depth) {
        if (!(schema instanceof JsonObject object) || random.nextInt(12) == 0) {
            return random.nextInt(10) == 0 ? null : values.value();
        }
        if (object.get("$ref") instanceof String reference) {
            return value(Pointers.resolve(root, reference.substring(1)), depth - 1);
        }
        if (object.get("enum") instanceof JsonArray allowed) {
            return values.pick(allowed);
        }
        return object.containsKey("const") ? object.get("const") : typed(object, depth);
    }

    private @Nullable Object typed(JsonObject schema, int depth) {
        Object type = schema.get("type");
        Object wanted = type instanceof JsonArray types ? values.pick(types) : type;
        if (depth <= 0 && ("object".equals(wanted) || "array".equals(wanted))) {
            return "object".equals(wanted) ? Map.of() : List.of();
        }
        return switch (String.valueOf(wanted)) {
            case "string" -> values.text();
            case "integer", "number" -> values.number();
            case "boolean" -> random.nextBoolean();
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "null" -> null;
            default -> untyped(schema, depth);
        };
    }

    private @Nullable Object untyped(JsonObject schema, int depth) {
        if (depth > 0 && schema.containsKey("properties")) {
            return object(schema, depth);
        }
        if (depth > 0 && (schema.containsKey("items") || schema.containsKey("contains"))) {
            return array(schema, depth);
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            if (depth > 0 && schema.get(keyword) instanceof JsonArray forms) {
                return value(values.pick(forms), depth - 1);
            }
        }
        return values.value();
    }

    private Map<String, @Nullable Object> object(JsonObject schema, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (schema.get("properties") instanceof JsonObject properties) {
            properties.forEach((name, member) -> {
                if (random.nextInt(8) > 0) {
                    object.put(name, value(member, depth - 1));
                }
            });
        }
        if (schema.get("required") instanceof JsonArray required && random.nextInt(8) > 0) {
            required.forEach(name -> object.computeIfAbsent(String.valueOf(name), absent -> values.value()));
        }
        if (random.nextInt(6) == 0) {
            object.put(values.pick(RandomSchemas.NAMES), values.value());
        }
        return object;
    }

    private List<@Nullable Object> array(JsonObject schema, int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        Object first = schema.get("items") instanceof JsonArray tuple ? tuple : schema.get("prefixItems");
        if (first instanceof JsonArray tuple) {
            tuple.forEach(element -> array.add(value(element, depth - 1)));
        }
        Object rest = schema.get("items") instanceof JsonObject one ? one : schema.get("contains");
        array.addAll(values.list(random.nextInt(4), () -> value(rest, depth - 1)));
        return array;
    }
}
