package dev.agentops.tools.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles the keywords of one schema, in the order in which problems are reported. */
final class Keywords {
    /** Assertions that could not be honoured: refused, because an ignored assertion lets everything through. */
    private static final Set<String> REFUSED = Set.of("$dynamicRef", "$recursiveRef");

    private static final Set<String> GENERAL = Set.of("unevaluatedProperties", "unevaluatedItems");

    private Keywords() {}

    static Rule compile(SchemaSite site) {
        ReferenceKeywords.checkIdentity(site);
        List<Rule> rules = new ArrayList<>();
        ReferenceKeywords.addTo(rules, site);
        if (!site.isReferenceAlone()) {
            ForeignKeywords.refuse(site);
            ValueKeywords.addTo(rules, site);
            ObjectKeywords.addTo(rules, site);
            ArrayKeywords.addTo(rules, site);
            LogicKeywords.addTo(rules, site);
            general(site);
        }
        return rules.isEmpty() ? AnyRule.INSTANCE : new AllRule(rules);
    }

    private static void general(SchemaSite site) {
        REFUSED.stream()
                .filter(site::has)
                .sorted()
                .forEach(keyword -> site.problem(keyword, "is not supported: use $ref"));
        if (site.is(Dialect.DRAFT_2020_12)) {
            GENERAL.stream().filter(site::has).sorted().forEach(keyword -> {
                site.part(keyword);
                site.compiler().leaveToGeneralValidator();
            });
        }
    }
}
