package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords of objects; {@code $defs} too, so that mistakes in definitions nobody refers to are found. */
final class ObjectKeywords {
    private ObjectKeywords() {}

    static void addTo(List<Rule> rules, SchemaSite site) {
        for (String name : site.strings("required")) {
            rules.add(new RequiredRule(name, null, wanted(site, name)));
        }
        addDependent(rules, site);
        addMembers(rules, site);
        Rule names = site.part("propertyNames");
        if (names != null) {
            rules.add(new MemberNamesRule(names));
        }
        checkDefinitions(site, site.is(Dialect.DRAFT_07) ? "definitions" : "$defs");
    }

    private static void addMembers(List<Rule> rules, SchemaSite site) {
        Rule additional = site.isClosed() ? NeverRule.INSTANCE : site.part("additionalProperties");
        if (additional != null || site.has("properties") || site.has("patternProperties")) {
            rules.add(new MembersRule(named(site), patterns(site), additional));
        }
    }

    private static String wanted(SchemaSite site, String name) {
        return Wanted.by(site.members("properties").get(name));
    }

    private static Map<String, Rule> named(SchemaSite site) {
        Map<String, Rule> named = new LinkedHashMap<>();
        site.members("properties")
                .forEach((name, schema) ->
                        named.put(name, site.compiler().compile(schema, Pointers.append(site.at("properties"), name))));
        return named;
    }

    private static PatternMembers patterns(SchemaSite site) {
        List<PatternMembers.Entry> entries = new ArrayList<>();
        site.members("patternProperties").forEach((expression, schema) -> {
            String place = Pointers.append(site.at("patternProperties"), expression);
            LinearPattern pattern = site.compiler().pattern(place, expression);
            Rule rule = site.compiler().compile(schema, place);
            if (pattern != null) {
                entries.add(new PatternMembers.Entry(pattern, rule));
            }
        });
        return entries.isEmpty() ? PatternMembers.NONE : new PatternMembers(entries);
    }

    private static void addDependent(List<Rule> rules, SchemaSite site) {
        if (site.is(Dialect.DRAFT_07)) {
            site.members("dependencies")
                    .forEach((name, then) -> addDependency("dependencies", name, then, rules, site));
        } else {
            site.members("dependentRequired")
                    .forEach((name, then) -> addDependentRequired(
                            Pointers.append(site.at("dependentRequired"), name), name, then, rules, site));
            site.members("dependentSchemas")
                    .forEach((name, then) -> addDependentSchema("dependentSchemas", name, then, rules, site));
        }
    }

    private static void addDependency(
            String keyword, String name, @Nullable Object then, List<Rule> rules, SchemaSite site) {
        if (then instanceof JsonArray) {
            addDependentRequired(Pointers.append(site.at(keyword), name), name, then, rules, site);
        } else {
            addDependentSchema(keyword, name, then, rules, site);
        }
    }

    private static void addDependentRequired(
            String place, String name, @Nullable Object then, List<Rule> rules, SchemaSite site) {
        site.strings(place, then).forEach(other -> rules.add(new RequiredRule(other, name, wanted(site, other))));
    }

    private static void addDependentSchema(
            String keyword, String name, @Nullable Object then, List<Rule> rules, SchemaSite site) {
        String place = Pointers.append(site.at(keyword), name);
        rules.add(new DependentRule(name, site.compiler().compileSame(site.pointer(), then, place)));
    }

    private static void checkDefinitions(SchemaSite site, String keyword) {
        site.members(keyword)
                .forEach((name, schema) -> site.compiler().compile(schema, Pointers.append(site.at(keyword), name)));
    }
}
