package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a document says what happens to arguments that it does not name, for all arguments that it accepts. What is said
 * in one of several forms, in a condition or in {@code not} says nothing of arguments that match otherwise.
 */
final class StatedArguments {
    static final Set<String> KEYWORDS = Set.of("additionalProperties", "unevaluatedProperties");

    private final SchemaCompiler compiler;
    private final Map<String, Boolean> found = new HashMap<>();
    private int nesting;

    StatedArguments(SchemaCompiler compiler) {
        this.compiler = compiler;
    }

    boolean byTheDocument() {
        return at("");
    }

    /** A loop, or nesting beyond what is ever checked, states nothing. */
    private boolean at(String pointer) {
        if (nesting >= SchemaLimits.NESTING) {
            return false;
        }
        Boolean known = found.putIfAbsent(pointer, false);
        return known == null ? read(pointer) : known;
    }

    private boolean read(String pointer) {
        SchemaSite site = compiler.site(pointer);
        nesting++;
        boolean stated = site != null && by(site);
        nesting--;
        found.put(pointer, stated);
        return stated;
    }

    private boolean by(SchemaSite site) {
        String target = ReferenceKeywords.targetOf(site);
        if (target != null && at(target)) {
            return true;
        }
        return !site.isReferenceAlone()
                && (byKeyword(site)
                        || forms("allOf", site).anyMatch(this::at)
                        || byEvery("anyOf", site)
                        || byEvery("oneOf", site)
                        || byBothBranches(site));
    }

    private static boolean byKeyword(SchemaSite site) {
        return site.has("additionalProperties")
                || (site.is(Dialect.DRAFT_2020_12) && site.has("unevaluatedProperties"));
    }

    private boolean byEvery(String keyword, SchemaSite site) {
        return site.has(keyword) && forms(keyword, site).allMatch(this::at);
    }

    private boolean byBothBranches(SchemaSite site) {
        return site.has("if") && at(site.at("then")) && at(site.at("else"));
    }

    private static Stream<String> forms(String keyword, SchemaSite site) {
        int count = site.schema().get(keyword) instanceof JsonArray forms ? forms.size() : 0;
        return IntStream.range(0, count).mapToObj(i -> Pointers.append(site.at(keyword), i));
    }
}
