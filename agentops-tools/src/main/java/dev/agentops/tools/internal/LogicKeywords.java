package dev.agentops.tools.internal;

import java.util.List;

/** The keywords that combine schemas over the same value. */
final class LogicKeywords {
    private LogicKeywords() {}

    static void addTo(List<Rule> rules, SchemaSite site) {
        rules.addAll(site.sames("allOf"));
        addAlternatives("anyOf", Integer.MAX_VALUE, rules, site);
        addAlternatives("oneOf", 1, rules, site);
        Rule excluded = site.same("not");
        if (excluded != null) {
            rules.add(new NotRule(excluded));
        }
        addConditional(rules, site);
    }

    private static void addAlternatives(String keyword, int most, List<Rule> rules, SchemaSite site) {
        List<Rule> forms = site.sames(keyword);
        if (!forms.isEmpty()) {
            rules.add(new AlternativesRule(forms, most));
        }
    }

    private static void addConditional(List<Rule> rules, SchemaSite site) {
        Rule condition = site.same("if");
        Rule then = site.same("then");
        Rule otherwise = site.same("else");
        if (condition != null && (then != null || otherwise != null)) {
            rules.add(new ConditionalRule(
                    condition,
                    then == null ? AnyRule.INSTANCE : then,
                    otherwise == null ? AnyRule.INSTANCE : otherwise));
        }
    }
}
