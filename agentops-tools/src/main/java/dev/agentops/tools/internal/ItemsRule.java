package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code prefixItems} and {@code items}, or draft-07's {@code items} and {@code additionalItems}.
 *
 * @param first for the elements at these positions
 * @param rest for all elements after them; null when these are free
 */
record ItemsRule(List<Rule> first, @Nullable Rule rest) implements Rule {
    ItemsRule {
        first = List.copyOf(first);
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (!(value instanceof JsonArray array)) {
            return true;
        }
        for (int i = 0; i < array.size(); i++) {
            Rule rule = at(i);
            if (rule != null && !rule.accepts(array.get(i), effort)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Rule at(int position) {
        return position < first.size() ? first.get(position) : rest;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size() && !report.isFull(); i++) {
                explainAt(i, array, report);
            }
        }
    }

    private void explainAt(int position, JsonArray array, Report report) {
        Rule rule = at(position);
        if (rule instanceof NeverRule && position >= first.size()) {
            report.addAt(position, Kind.VALUE, "is one too many: at most " + first.size() + " items are allowed");
        } else if (rule != null) {
            report.descend(position, array.get(position), rule);
        }
    }
}
