package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import dev.agentops.tools.SchemaProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles one document into rules and finds everything that is wrong with it. One instance compiles one document. */
final class SchemaCompiler {
    private final JsonObject root;
    private final Dialect dialect;
    private final Set<SchemaProblem> problems = new LinkedHashSet<>();
    private final SameValueGraph sameValue = new SameValueGraph();
    private final Map<String, ReferenceRule> references = new LinkedHashMap<>();
    private final Deque<String> unresolved = new ArrayDeque<>();
    private final Map<String, SchemaSite> sites = new LinkedHashMap<>();
    private int subschemas;
    private int instructions;
    private boolean complete = true;
    private @Nullable String uniqueItems;

    SchemaCompiler(JsonObject root, Dialect dialect) {
        this.root = root;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * The whole document, with every reference in it resolved.
     *
     * @param closed whether the root, but not a reference to it, refuses members that it does not name
     */
    Rule compileDocument(boolean closed) {
        Rule compiled = compile(root, "", closed);
        while (!unresolved.isEmpty()) {
            resolve(unresolved.remove());
        }
        sameValue
                .loops()
                .forEach(pointer ->
                        problem(pointer, "refers to itself without going into the value: checking it would never end"));
        if (!complete && uniqueItems != null) {
            problem(
                    uniqueItems,
                    "is not supported in one schema with unevaluatedProperties or unevaluatedItems, where"
                            + " its cost is not bounded: use additionalProperties or items there");
        }
        return compiled;
    }

    private void resolve(String pointer) {
        Rule target = compile(Pointers.resolve(root, pointer), pointer);
        ReferenceRule reference = references.get(pointer);
        if (reference != null) {
            reference.resolveTo(target);
        }
    }

    List<SchemaProblem> problems() {
        return new ArrayList<>(problems);
    }

    void problem(String pointer, String message) {
        if (problems.size() < SchemaLimits.SCHEMA_PROBLEMS) {
            problems.add(new SchemaProblem(pointer, message));
        }
    }

    /** Whether the rules say all that the document says. */
    boolean isComplete() {
        return complete;
    }

    /** A keyword was met that only the general validator can apply. */
    void leaveToGeneralValidator() {
        complete = false;
    }

    void meetUniqueItems(String pointer) {
        uniqueItems = pointer;
    }

    Rule compile(@Nullable Object schema, String pointer) {
        if (schema instanceof Boolean always) {
            return always ? AnyRule.INSTANCE : NeverRule.INSTANCE;
        }
        if (schema instanceof JsonObject object) {
            return compile(object, pointer, false);
        }
        problem(pointer, "must be a schema (an object, true or false), is " + JsonType.shown(schema));
        return AnyRule.INSTANCE;
    }

    private Rule compile(JsonObject schema, String pointer, boolean closed) {
        if (++subschemas > SchemaLimits.SUBSCHEMAS) {
            problem("", "has more than " + SchemaLimits.SUBSCHEMAS + " schemas in it");
            return AnyRule.INSTANCE;
        }
        SchemaSite site = new SchemaSite(this, schema, pointer, closed);
        sites.put(pointer, site);
        return Keywords.compile(site);
    }

    /** A schema that is applied to the same value as the one around it. */
    Rule compileSame(String outer, @Nullable Object schema, String pointer) {
        sameValue.connect(outer, pointer);
        return compile(schema, pointer);
    }

    Rule reference(String outer, String target) {
        sameValue.connect(outer, target);
        return references.computeIfAbsent(target, pointer -> {
            unresolved.add(pointer);
            return new ReferenceRule();
        });
    }

    boolean exists(String pointer) {
        return (pointer.isEmpty() || pointer.startsWith("/")) && Pointers.resolve(root, pointer) != null;
    }

    @Nullable LinearPattern pattern(String pointer, String expression) {
        try {
            LinearPattern pattern = LinearPattern.compile(expression);
            instructions += pattern.instructions();
            if (instructions <= SchemaLimits.PATTERN_INSTRUCTIONS) {
                return pattern;
            }
            problem("", "has expressions that are too large together");
        } catch (IllegalArgumentException refused) {
            problem(pointer, String.valueOf(refused.getMessage()));
        }
        return null;
    }

    /** The schema object that was compiled at a place; null when there is none. */
    @Nullable SchemaSite site(String pointer) {
        return sites.get(pointer);
    }

    /** The schemas that are applied to the arguments as a whole, or may be. */
    List<SchemaSite> sitesOfArguments() {
        List<SchemaSite> found = new ArrayList<>();
        for (String pointer : sameValue.reachableFrom("")) {
            SchemaSite site = sites.get(pointer);
            if (site != null) {
                found.add(site);
            }
        }
        return found;
    }
}
