package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.tools.internal.NumberRule.Limit;
import dev.agentops.tools.internal.SizeRule.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code type}, {@code enum}, {@code const}, and the keywords of numbers and of text. */
final class ValueKeywords {
    private static final Map<Limit, String> LIMITS = Map.of(
            Limit.MINIMUM, "minimum",
            Limit.MAXIMUM, "maximum",
            Limit.EXCLUSIVE_MINIMUM, "exclusiveMinimum",
            Limit.EXCLUSIVE_MAXIMUM, "exclusiveMaximum",
            Limit.MULTIPLE_OF, "multipleOf");

    private ValueKeywords() {}

    static void addTo(List<Rule> rules, SchemaSite site) {
        if (site.has("type")) {
            rules.add(new TypeRule(types(site)));
        }
        addEnum(rules, site);
        for (Limit limit : Limit.values()) {
            addLimit(limit, rules, site);
        }
        for (Measure measure : Measure.values()) {
            addSize(measure, rules, site);
        }
        LinearPattern pattern = site.pattern("pattern");
        if (pattern != null) {
            rules.add(new PatternRule(pattern));
        }
    }

    private static int types(SchemaSite site) {
        Object value = site.schema().get("type");
        if (value instanceof JsonArray names && !names.isEmpty()) {
            return names.stream().mapToInt(name -> type(site, name)).reduce(0, (a, b) -> a | b);
        }
        return type(site, value);
    }

    private static int type(SchemaSite site, @Nullable Object name) {
        JsonType type = JsonType.named(name);
        if (type == null) {
            site.problem(
                    "type",
                    "is " + Shown.value(name)
                            + ", must be one of string, integer, number, boolean, object, array, null");
            return JsonType.ANY;
        }
        return type.mask();
    }

    private static void addEnum(List<Rule> rules, SchemaSite site) {
        if (site.schema().get("enum") instanceof JsonArray allowed && !allowed.isEmpty()) {
            rules.add(new EnumRule(new ArrayList<>(allowed)));
        } else if (site.has("enum")) {
            site.problem("enum", "must be an array of at least one value");
        }
        if (site.has("const")) {
            List<@Nullable Object> only = new ArrayList<>();
            only.add(site.schema().get("const"));
            rules.add(new EnumRule(only));
        }
    }

    private static void addLimit(Limit limit, List<Rule> rules, SchemaSite site) {
        String keyword = LIMITS.getOrDefault(limit, "");
        Number bound = site.number(keyword);
        if (bound == null) {
            return;
        }
        if (limit == Limit.MULTIPLE_OF && Numbers.compare(bound, 0L) <= 0) {
            site.problem(keyword, "must be greater than 0");
        } else {
            rules.add(new NumberRule(limit, bound));
        }
    }

    private static void addSize(Measure measure, List<Rule> rules, SchemaSite site) {
        if (site.has(measure.minimum) || site.has(measure.maximum)) {
            rules.add(new SizeRule(
                    measure, site.count(measure.minimum, 0), site.count(measure.maximum, Integer.MAX_VALUE)));
        }
    }
}
