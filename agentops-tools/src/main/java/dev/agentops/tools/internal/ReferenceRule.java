package dev.agentops.tools.internal;

import org.jspecify.annotations.Nullable;

/** {@code $ref}: the target is compiled once, after whatever refers to it. */
final class ReferenceRule implements Rule {
    private Rule target = AnyRule.INSTANCE;

    void resolveTo(Rule compiled) {
        target = compiled;
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        return target.accepts(value, effort);
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        target.explain(value, report);
    }

    /** Asked while the target may still be missing, so it promises nothing. */
    @Override
    public int types() {
        return JsonType.ANY;
    }
}
