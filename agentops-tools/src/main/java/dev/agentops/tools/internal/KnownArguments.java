package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that the schemas applied to the arguments as a whole speak of; any other argument is refused. */
final class KnownArguments {
    /** With none of these at the root, only the root itself names arguments. */
    private static final Set<String> NAMING_ELSEWHERE =
            Set.of("$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies");

    private final Map<String, Rule> names = new LinkedHashMap<>();
    private final List<PatternMembers.Entry> patterns = new ArrayList<>();

    private KnownArguments() {}

    /** Whether unknown arguments are refused by closing the root's own list of members, which is the cheapest. */
    static boolean areThoseOfTheRoot(JsonObject schema) {
        return schema.keySet().stream()
                .noneMatch(name -> NAMING_ELSEWHERE.contains(name) || StatedArguments.KEYWORDS.contains(name));
    }

    /** The document's own rule, and no unknown arguments unless the document itself says what happens to them. */
    static Rule demandedBy(SchemaCompiler compiler, Rule document) {
        KnownArguments known = new KnownArguments();
        compiler.sitesOfArguments().forEach(known::read);
        return new StatedArguments(compiler).byTheDocument() ? document : new AllRule(List.of(document, known.rule()));
    }

    private Rule rule() {
        return new MembersRule(names, new PatternMembers(patterns), NeverRule.INSTANCE);
    }

    private void read(SchemaSite site) {
        if (site.isReferenceAlone()) {
            return;
        }
        site.members("properties").keySet().forEach(name -> names.put(name, AnyRule.INSTANCE));
        site.members("patternProperties").keySet().forEach(expression -> read(site, expression));
    }

    private void read(SchemaSite site, String expression) {
        LinearPattern pattern = site.compiler().pattern(site.at("patternProperties"), expression);
        if (pattern != null) {
            patterns.add(new PatternMembers.Entry(pattern, AnyRule.INSTANCE));
        }
    }
}
