package dev.agentops.tools.internal;

import dev.agentops.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code properties}, {@code patternProperties} and {@code additionalProperties}.
 *
 * @param additional for members that neither of the others names; null when these are free
 */
record MembersRule(
        Map<String, Rule> named,
        PatternMembers patterns,
        @Nullable Rule additional) implements Rule {
    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (!(value instanceof JsonObject object)) {
            return true;
        }
        for (int i = 0; i < object.size(); i++) {
            if (!acceptsMember(object.nameAt(i), object.valueAt(i), effort)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsMember(String name, @Nullable Object value, Effort effort) {
        Rule own = named.get(name);
        boolean known = own != null;
        if (own != null && !own.accepts(value, effort)) {
            return false;
        }
        if (!patterns.isEmpty()) {
            known |= patterns.names(name, effort);
            if (!patterns.accept(name, value, effort)) {
                return false;
            }
        }
        return known || additional == null || additional.accepts(value, effort);
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size() && !report.isFull(); i++) {
                explainMember(object.nameAt(i), object.valueAt(i), report);
            }
        }
    }

    private void explainMember(String name, @Nullable Object value, Report report) {
        Rule own = named.get(name);
        if (own != null) {
            report.descend(name, value, own);
        }
        patterns.explain(name, value, report);
        if (own == null && additional != null && !patterns.names(name, report.effort())) {
            explainAdditional(name, value, additional, report);
        }
    }

    private void explainAdditional(String name, @Nullable Object value, Rule rule, Report report) {
        if (rule instanceof NeverRule) {
            UnknownNames.report(name, named.keySet(), report);
        } else {
            report.descend(name, value, rule);
        }
    }
}
