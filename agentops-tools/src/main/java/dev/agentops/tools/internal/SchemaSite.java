package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One schema object while it is compiled: gives its keywords in the form that each must have, or notes the problem. */
final class SchemaSite {
    private static final int LARGEST_COUNT = Integer.MAX_VALUE;

    private final SchemaCompiler compiler;
    private final JsonObject schema;
    private final String pointer;
    private final boolean closed;

    SchemaSite(SchemaCompiler compiler, JsonObject schema, String pointer, boolean closed) {
        this.compiler = compiler;
        this.schema = schema;
        this.pointer = pointer;
        this.closed = closed;
    }

    /** Whether members that it does not name are refused, though it has no {@code additionalProperties}. */
    boolean isClosed() {
        return closed;
    }

    SchemaCompiler compiler() {
        return compiler;
    }

    JsonObject schema() {
        return schema;
    }

    String pointer() {
        return pointer;
    }

    boolean has(String keyword) {
        return schema.containsKey(keyword);
    }

    Dialect dialect() {
        return compiler.dialect();
    }

    boolean is(Dialect dialect) {
        return compiler.dialect() == dialect;
    }

    /** Whether the keywords beside {@code $ref} are ignored. */
    boolean isReferenceAlone() {
        return is(Dialect.DRAFT_07) && has("$ref");
    }

    String at(String keyword) {
        return Pointers.append(pointer, keyword);
    }

    void problem(String keyword, String message) {
        compiler.problem(at(keyword), message);
    }

    @Nullable Number number(String keyword) {
        Object value = schema.get(keyword);
        if (has(keyword) && !(value instanceof Number)) {
            problem(keyword, "must be a number, is " + JsonType.shown(value));
        }
        return value instanceof Number number ? number : null;
    }

    /** A count; {@code absent} when there is none. Counts beyond 2^31 are as good as that. */
    int count(String keyword, int absent) {
        Number number = number(keyword);
        if (number == null) {
            return absent;
        }
        if (!Numbers.isIntegral(number) || Numbers.compare(number, 0L) < 0) {
            problem(keyword, "must be an integer of at least 0");
            return absent;
        }
        return Numbers.compare(number, (long) LARGEST_COUNT) >= 0 ? LARGEST_COUNT : number.intValue();
    }

    boolean flag(String keyword) {
        Object value = schema.get(keyword);
        if (has(keyword) && !(value instanceof Boolean)) {
            problem(keyword, "must be true or false, is " + JsonType.shown(value));
        }
        return Boolean.TRUE.equals(value);
    }

    @Nullable LinearPattern pattern(String keyword) {
        Object value = schema.get(keyword);
        if (value instanceof String expression) {
            return compiler.pattern(at(keyword), expression);
        }
        if (has(keyword)) {
            problem(keyword, "must be a string, is " + JsonType.shown(value));
        }
        return null;
    }

    List<String> strings(String keyword) {
        return has(keyword) ? strings(at(keyword), schema.get(keyword)) : List.of();
    }

    List<String> strings(String place, @Nullable Object value) {
        List<String> strings = new ArrayList<>();
        if (!(value instanceof JsonArray array)) {
            compiler.problem(place, "must be an array of names, is " + JsonType.shown(value));
            return strings;
        }
        array.stream().filter(String.class::isInstance).map(String.class::cast).forEach(strings::add);
        if (strings.size() < array.size()) {
            compiler.problem(place, "must be an array of names, has something else in it");
        }
        return strings;
    }

    /** The schema that a keyword applies to a part of the value; null when there is none. */
    @Nullable Rule part(String keyword) {
        return has(keyword) ? compiler.compile(schema.get(keyword), at(keyword)) : null;
    }

    /** The schema that a keyword applies to the same value; null when there is none. */
    @Nullable Rule same(String keyword) {
        return has(keyword) ? compiler.compileSame(pointer, schema.get(keyword), at(keyword)) : null;
    }

    /** The schemas of an array, applied to parts of the value. */
    List<Rule> parts(String keyword) {
        List<Rule> rules = new ArrayList<>();
        if (schema.get(keyword) instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                rules.add(compiler.compile(array.get(i), Pointers.append(at(keyword), i)));
            }
        } else if (has(keyword)) {
            problem(keyword, "must be an array of schemas, is " + JsonType.shown(schema.get(keyword)));
        }
        return rules;
    }

    /** The schemas of an array that must not be empty, applied to the same value. */
    List<Rule> sames(String keyword) {
        List<Rule> rules = new ArrayList<>();
        if (schema.get(keyword) instanceof JsonArray array && !array.isEmpty()) {
            for (int i = 0; i < array.size(); i++) {
                rules.add(compiler.compileSame(pointer, array.get(i), Pointers.append(at(keyword), i)));
            }
        } else if (has(keyword)) {
            problem(keyword, "must be an array of at least one schema");
        }
        return rules;
    }

    /** The members of a keyword whose value is an object, by name. */
    Map<String, @Nullable Object> members(String keyword) {
        if (schema.get(keyword) instanceof JsonObject object) {
            return object;
        }
        if (has(keyword)) {
            problem(keyword, "must be an object, is " + JsonType.shown(schema.get(keyword)));
        }
        return new LinkedHashMap<>();
    }
}
