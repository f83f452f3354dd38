package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords of arrays. */
final class ArrayKeywords {
    private ArrayKeywords() {}

    static void addTo(List<Rule> rules, SchemaSite site) {
        addItems(rules, site);
        if (site.flag("uniqueItems")) {
            site.compiler().meetUniqueItems(site.at("uniqueItems"));
            rules.add(UniqueItemsRule.INSTANCE);
        }
        Rule element = site.part("contains");
        if (element != null) {
            rules.add(contains(element, site));
        }
    }

    private static void addItems(List<Rule> rules, SchemaSite site) {
        boolean tuple = site.is(Dialect.DRAFT_07) && site.schema().get("items") instanceof JsonArray;
        List<Rule> first =
                site.is(Dialect.DRAFT_2020_12) ? site.parts("prefixItems") : tuple ? site.parts("items") : List.of();
        Rule rest = tuple ? site.part("additionalItems") : rest(site);
        if (!first.isEmpty() || rest != null) {
            rules.add(new ItemsRule(first, rest));
        }
    }

    private static @Nullable Rule rest(SchemaSite site) {
        if (site.is(Dialect.DRAFT_2020_12) && site.schema().get("items") instanceof JsonArray) {
            site.problem(
                    "items",
                    "is an array, must be one schema: move the array to prefixItems, or name the dialect"
                            + " draft-07 in $schema");
            return null;
        }
        return site.part("items");
    }

    private static Rule contains(Rule element, SchemaSite site) {
        boolean counted = site.is(Dialect.DRAFT_2020_12);
        int least = counted ? site.count("minContains", 1) : 1;
        int most = counted ? site.count("maxContains", Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return new ContainsRule(element, least, most);
    }
}
