package dev.agentops.tools.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code patternProperties}: rules for the members whose names match. */
record PatternMembers(List<Entry> entries) {
    static final PatternMembers NONE = new PatternMembers(List.of());

    /** One expression for names, and the rule for those members. */
    record Entry(LinearPattern pattern, Rule rule) {
        boolean names(String name, Effort effort) {
            effort.spend(pattern.cost(name));
            return pattern.isFoundIn(name);
        }
    }

    PatternMembers {
        entries = List.copyOf(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean names(String name, Effort effort) {
        return entries.stream().anyMatch(entry -> entry.names(name, effort));
    }

    boolean accept(String name, @Nullable Object value, Effort effort) {
        return entries.stream()
                .allMatch(entry -> !entry.names(name, effort) || entry.rule().accepts(value, effort));
    }

    void explain(String name, @Nullable Object value, Report report) {
        for (Entry entry : entries) {
            if (entry.names(name, report.effort())) {
                report.descend(name, value, entry.rule());
            }
        }
    }
}
