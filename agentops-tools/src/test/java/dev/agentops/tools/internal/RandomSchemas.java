package dev.agentops.tools.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes schemas that use every compiled keyword, from a seed. */
final class RandomSchemas {
    static final List<String> NAMES = List.of("a", "b", "order_id", "x1", "toString", "");
    static final List<String> PATTERNS = List.of("^a", "b$", "^[a-c]+$", "\\d", "^.{2,3}$", "\\u0041", "^(a+)+$");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "object", "array", "null");

    private final RandomGenerator random;
    private final Dialect dialect;

    RandomSchemas(RandomGenerator random, Dialect dialect) {
        this.random = random;
        this.dialect = dialect;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", dialect.id() + (dialect == Dialect.DRAFT_07 ? "#" : ""));
        document.put("type", "object");
        String definitions = dialect == Dialect.DRAFT_07 ? "definitions" : "$defs";
        document.put(definitions, ordered("leaf", leaf(), "node", node(definitions)));
        members(document, 3);
        if (random.nextInt(4) == 0) {
            logic(document, 2);
        }
        return document;
    }

    private Map<String, Object> node(String definitions) {
        Object properties = ordered(
                "a", Map.of("$ref", "#/" + definitions + "/node"), "b", Map.of("$ref", "#/" + definitions + "/leaf"));
        return ordered("type", "object", "properties", properties);
    }

    /** Unlike {@link Map#of}, in the same order in every run. */
    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }

    Object schema(int depth) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return random.nextBoolean();
        }
        if (kind == 1) {
            return Map.of(
                    "$ref",
                    (dialect == Dialect.DRAFT_07 ? "#/definitions/" : "#/$defs/")
                            + (random.nextBoolean() ? "leaf" : "node"));
        }
        Map<String, Object> schema = leaf();
        if (depth > 0) {
            sometimes(2, () -> members(schema, depth - 1));
            sometimes(3, () -> elements(schema, depth - 1));
            sometimes(3, () -> logic(schema, depth - 1));
        }
        return schema;
    }

    private void sometimes(int one, Runnable action) {
        if (random.nextInt(one) == 0) {
            action.run();
        }
    }

    private Map<String, Object> leaf() {
        Map<String, Object> schema = new LinkedHashMap<>();
        sometimes(2, () -> schema.put("type", type()));
        sometimes(6, () -> schema.put("enum", list(1 + random.nextInt(3), this::value)));
        sometimes(12, () -> schema.put("const", value()));
        sometimes(8, () -> schema.put("minimum", number()));
        sometimes(8, () -> schema.put("maximum", number()));
        sometimes(12, () -> schema.put("exclusiveMinimum", number()));
        sometimes(12, () -> schema.put("exclusiveMaximum", number()));
        sometimes(
                12,
                () -> schema.put("multipleOf", pick(List.of(1, 2, 3, new BigDecimal("0.5"), new BigDecimal("0.01")))));
        sometimes(8, () -> schema.put("minLength", random.nextInt(3)));
        sometimes(8, () -> schema.put("maxLength", random.nextInt(4)));
        sometimes(8, () -> schema.put("pattern", pick(PATTERNS)));
        sometimes(20, () -> schema.put("format", "date"));
        return schema;
    }

    private Object type() {
        return random.nextInt(4) == 0 ? List.of("null", pick(TYPES.subList(0, 6))) : pick(TYPES);
    }

    private void members(Map<String, Object> schema, int depth) {
        Map<String, Object> properties = new LinkedHashMap<>();
        list(1 + random.nextInt(3), () -> pick(NAMES)).forEach(name -> properties.put(name, schema(depth)));
        schema.put("properties", properties);
        sometimes(2, () -> schema.put("required", List.of(pick(NAMES))));
        sometimes(3, () -> schema.put("additionalProperties", random.nextInt(3) > 0 ? (Object) false : schema(depth)));
        sometimes(8, () -> schema.put("patternProperties", Map.of(pick(PATTERNS), schema(depth))));
        sometimes(10, () -> schema.put("propertyNames", Map.of("maxLength", random.nextInt(9))));
        sometimes(10, () -> schema.put("minProperties", random.nextInt(3)));
        sometimes(10, () -> schema.put("maxProperties", random.nextInt(4)));
        sometimes(8, () -> dependent(schema, depth));
    }

    private void dependent(Map<String, Object> schema, int depth) {
        if (dialect == Dialect.DRAFT_07) {
            Object then = random.nextBoolean() ? List.of(pick(NAMES)) : schema(depth);
            schema.put("dependencies", Map.of(pick(NAMES), then));
        } else {
            sometimes(2, () -> schema.put("dependentRequired", Map.of(pick(NAMES), List.of(pick(NAMES)))));
            sometimes(2, () -> schema.put("dependentSchemas", Map.of(pick(NAMES), schema(depth))));
        }
    }

    private void elements(Map<String, Object> schema, int depth) {
        if (random.nextInt(3) == 0) {
            schema.put(
                    dialect == Dialect.DRAFT_07 ? "items" : "prefixItems",
                    list(1 + random.nextInt(2), () -> schema(depth)));
            sometimes(2, () -> schema.put(dialect == Dialect.DRAFT_07 ? "additionalItems" : "items", schema(depth)));
        } else {
            sometimes(2, () -> schema.put("items", schema(depth)));
        }
        sometimes(3, () -> schema.put("minItems", random.nextInt(3)));
        sometimes(3, () -> schema.put("maxItems", random.nextInt(4)));
        sometimes(3, () -> schema.put("uniqueItems", random.nextBoolean()));
        sometimes(4, () -> contains(schema, depth));
    }

    private void contains(Map<String, Object> schema, int depth) {
        schema.put("contains", schema(depth));
        if (dialect == Dialect.DRAFT_2020_12) {
            sometimes(3, () -> schema.put("minContains", random.nextInt(3)));
            sometimes(3, () -> schema.put("maxContains", random.nextInt(3)));
        }
    }

    private void logic(Map<String, Object> schema, int depth) {
        switch (random.nextInt(5)) {
            case 0 -> schema.put("allOf", list(1 + random.nextInt(2), () -> schema(depth)));
            case 1 -> schema.put("anyOf", list(1 + random.nextInt(3), () -> schema(depth)));
            case 2 -> schema.put("oneOf", list(1 + random.nextInt(3), () -> schema(depth)));
            case 3 -> schema.put("not", schema(depth));
            default -> {
                schema.put("if", schema(depth));
                sometimes(2, () -> schema.put("then", schema(depth)));
                sometimes(2, () -> schema.put("else", schema(depth)));
            }
        }
    }

    /** A value, with the few that make schemas and arguments meet. */
    Object value() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean();
            case 1, 2 -> number();
            case 3 -> list(random.nextInt(3), this::number);
            case 4 -> Map.of(pick(NAMES), number());
            default -> text();
        };
    }

    String text() {
        return pick(List.of("", "a", "b", "ab", "abc", "A1", "aaab", "\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE00"));
    }

    Number number() {
        return pick(List.<Number>of(
                0,
                1,
                2,
                3,
                -1,
                100,
                new BigDecimal("1.0"),
                new BigDecimal("1.5"),
                new BigDecimal("0.01"),
                new BigDecimal("1E2"),
                new BigDecimal("-0.0"),
                Long.MAX_VALUE,
                new BigInteger("9223372036854775808")));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> list(int size, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }
}
