package dev.agentops.tools.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that one schema asks for. */
final class AllRule implements Rule {
    private final Rule[] rules;
    private final int types;

    AllRule(List<Rule> rules) {
        this.rules = rules.toArray(Rule[]::new);
        int common = JsonType.ANY;
        for (Rule rule : rules) {
            common &= rule.types();
        }
        this.types = common;
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        effort.enter();
        for (Rule rule : rules) {
            if (!rule.accepts(value, effort)) {
                effort.leave();
                return false;
            }
        }
        effort.leave();
        return true;
    }

    /** A value of the wrong type is only told its type: what else fails follows from it. */
    @Override
    public void explain(@Nullable Object value, Report report) {
        for (Rule rule : rules) {
            if (!rule.accepts(value, report.effort())) {
                rule.explain(value, report);
                if (!JsonType.matches(rule.types(), value, report.effort())) {
                    return;
                }
            }
        }
    }

    @Override
    public int types() {
        return types;
    }
}
