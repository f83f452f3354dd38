package dev.agentops.policy.mcp;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.mcp.ValueShape.ArrayOf;
import dev.agentops.policy.mcp.ValueShape.Choice;
import dev.agentops.policy.mcp.ValueShape.Member;
import dev.agentops.policy.mcp.ValueShape.Members;
import dev.agentops.policy.mcp.ValueShape.Primitive;
import dev.agentops.policy.mcp.ValueShape.Reference;
import dev.agentops.policy.mcp.ValueShape.Tuple;
import dev.agentops.policy.mcp.ValueShape.Union;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads JSON Schemas of values. Keywords that no type of Cedar can express are passed over. */
final class ShapeReader {
    private static final String TYPES = "use boolean, integer, number, string, array, object or null";
    private static final int LONGEST_NAME = 256;

    private final Set<String> definitions;
    private final ShapeBudget budget;

    /**
     * A reader.
     *
     * @param definitions names that a {@code $ref} may have
     */
    ShapeReader(Set<String> definitions, ShapeBudget budget) {
        this.definitions = definitions;
        this.budget = budget;
    }

    /** The same, with further names. */
    ShapeReader knowing(Set<String> names) {
        Set<String> all = new LinkedHashSet<>(definitions);
        all.addAll(names);
        return new ShapeReader(all, budget);
    }

    ValueShape read(@Nullable Object schema, Place place) {
        budget.spend(place);
        if (Boolean.TRUE.equals(schema)) {
            return Primitive.UNKNOWN;
        }
        if (!(schema instanceof JsonObject object)) {
            throw place.refuse(schema, "a JSON Schema is an object, such as {\"type\": \"string\"}");
        }
        if (object.containsKey("type")) {
            return typed(object, place);
        }
        return object.containsKey("anyOf") || object.containsKey("oneOf")
                ? union(object, place)
                : reference(object, place);
    }

    private ValueShape typed(JsonObject schema, Place place) {
        Object type = schema.get("type");
        if (type instanceof JsonArray types) {
            return new Union(each(types, place.at("type"), (each, at) -> alternative(each, schema, place, at)));
        }
        if (type == null || type instanceof Boolean) {
            return Primitive.UNKNOWN;
        }
        return "string".equals(type) ? text(schema, place) : named(type, schema, place, place.at("type"));
    }

    /** One of several types: what the schema says beside them counts for the one that it is about. */
    private ValueShape alternative(@Nullable Object type, JsonObject schema, Place place, Place at) {
        budget.spend(at);
        if (type instanceof JsonObject inner) {
            return read(inner, at);
        }
        if ("string".equals(type)) {
            return Primitive.STRING;
        }
        return "array".equals(type) ? new ArrayOf(items(schema, place)) : named(type, schema, place, at);
    }

    private ValueShape named(@Nullable Object type, JsonObject schema, Place place, Place at) {
        if (!(type instanceof String name)) {
            throw at.refuse(type, TYPES);
        }
        return switch (name) {
            case "boolean" -> Primitive.BOOL;
            case "integer" -> Primitive.INTEGER;
            case "float" -> Primitive.FLOAT;
            case "number" -> Primitive.NUMBER;
            case "null" -> Primitive.NULL;
            case "array" -> array(schema, place);
            case "object" -> new Members(members(schema, place), others(schema, place));
            default -> throw at.refuse(type, TYPES);
        };
    }

    private static ValueShape text(JsonObject schema, Place place) {
        if (schema.containsKey("enum")) {
            return choice(schema.get("enum"), place.at("enum"));
        }
        if (!schema.containsKey("format")) {
            return Primitive.STRING;
        }
        if (!(schema.get("format") instanceof String format)) {
            throw place.at("format").refuse(schema.get("format"), "write a text, such as \"date-time\"");
        }
        return switch (format) {
            case "date", "date-time" -> Primitive.DATETIME;
            case "duration" -> Primitive.DURATION;
            case "ipv4", "ipv6" -> Primitive.IP;
            case "decimal" -> Primitive.DECIMAL;
            default -> Primitive.STRING;
        };
    }

    private static Choice choice(@Nullable Object values, Place place) {
        if (!(values instanceof JsonArray array) || array.isEmpty()) {
            throw place.refuse(values, "list at least one text");
        }
        return new Choice(each(array, place, ShapeReader::textAt));
    }

    private static String textAt(@Nullable Object value, Place place) {
        if (!(value instanceof String text)) {
            throw place.refuse(value, "write a text");
        }
        return text;
    }

    private ValueShape array(JsonObject schema, Place place) {
        if (!(schema.get("prefixItems") instanceof JsonArray prefix)) {
            return new ArrayOf(items(schema, place));
        }
        List<ValueShape> elements = each(prefix, place.at("prefixItems"), this::read);
        Object rest = schema.get("items");
        if (Boolean.FALSE.equals(rest)) {
            return new Tuple(elements);
        }
        ValueShape element = rest instanceof JsonObject ? read(rest, place.at("items")) : Primitive.UNKNOWN;
        return new ArrayOf(elements.stream().allMatch(element::equals) ? element : Primitive.UNKNOWN);
    }

    private ValueShape items(JsonObject schema, Place place) {
        Object items = schema.get("items");
        if (items == null || items instanceof Boolean) {
            return Primitive.UNKNOWN;
        }
        if (items instanceof JsonArray) {
            throw place.at("items").refuse(items, "write prefixItems for elements of several types");
        }
        return read(items, place.at("items"));
    }

    /** The named members of an object. */
    List<Member> members(JsonObject schema, Place place) {
        Set<String> required = required(schema.get("required"), place.at("required"));
        Object properties = schema.get("properties");
        if (properties == null || Boolean.FALSE.equals(properties)) {
            return List.of();
        }
        Place at = place.at("properties");
        if (!(properties instanceof JsonObject named)) {
            throw at.refuse(properties, "write an object with a JSON Schema for each name");
        }
        List<Member> members = new ArrayList<>();
        named.forEach((name, shape) ->
                members.add(new Member(name(name, at), read(shape, at.at(name)), required.contains(name))));
        return members;
    }

    /** A name that can become one of Cedar's. */
    static String name(String name, Place place) {
        if (name.length() > LONGEST_NAME) {
            throw place.problem("has a name of " + name.length() + " characters; use at most " + LONGEST_NAME);
        }
        if (!OfficialSchema.takes(name)) {
            throw place.refuse(name, "the engine takes no character beyond U+FFFF in a name; rename it");
        }
        return name;
    }

    /** {@code false} is how some servers say that nothing is required. */
    private static Set<String> required(@Nullable Object required, Place place) {
        if (required == null || Boolean.FALSE.equals(required)) {
            return Set.of();
        }
        if (!(required instanceof JsonArray names)) {
            throw place.refuse(required, "write an array of names");
        }
        return new LinkedHashSet<>(each(names, place, ShapeReader::textAt));
    }

    private @Nullable ValueShape others(JsonObject schema, Place place) {
        Object others = schema.get("additionalProperties");
        return others == null || others instanceof Boolean ? null : read(others, place.at("additionalProperties"));
    }

    private Union union(JsonObject schema, Place place) {
        String keyword = schema.containsKey("anyOf") ? "anyOf" : "oneOf";
        if (!(schema.get(keyword) instanceof JsonArray alternatives)) {
            throw place.at(keyword).refuse(schema.get(keyword), "write an array of JSON Schemas");
        }
        return new Union(each(alternatives, place.at(keyword), this::read));
    }

    private ValueShape reference(JsonObject schema, Place place) {
        if (!schema.containsKey("$ref")) {
            return Primitive.UNKNOWN;
        }
        String name = DefinitionName.of(schema.get("$ref"), place.at("$ref"));
        if (!definitions.contains(name)) {
            throw place.at("$ref").refuse(schema.get("$ref"), "there is no such definition; define it in $defs");
        }
        return new Reference(name);
    }

    private static <T> List<T> each(JsonArray array, Place place, BiFunction<@Nullable Object, Place, T> read) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            all.add(read.apply(array.get(i), place.at(i)));
        }
        return all;
    }
}
