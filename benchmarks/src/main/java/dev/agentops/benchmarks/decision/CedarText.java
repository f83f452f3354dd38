package dev.agentops.benchmarks.decision;

import java.util.stream.Collectors;

/** The policies of a {@link Workload} in Cedar's language. */
final class CedarText {
    private CedarText() {}

    static String of(Workload workload) {
        return prohibitions()
                + workload.rules().stream().map(CedarText::permission).collect(Collectors.joining());
    }

    private static String prohibitions() {
        return """
                @id("%s")
                forbid (principal in Group::"%s", action, resource);

                @id("%s")
                forbid (principal, action, resource)
                when { context.input.region == "%s" };

                """.formatted(
                        Workload.SUSPENDED_ID, Workload.SUSPENDED, Workload.CLOSED_REGION_ID, Workload.CLOSED_REGION);
    }

    static String permission(Rule rule) {
        return """
                @id("%s")
                permit (%s)
                when { %s };

                """.formatted(rule.id(), scope(rule), conditions(rule));
    }

    private static String scope(Rule rule) {
        return switch (rule.shape()) {
            case PER_TOOL -> "principal, action == Action::\"" + rule.tool() + "\", resource";
            case UNSCOPED -> "principal, action, resource";
            case GROUPS -> "principal in Group::\"" + rule.group() + "\", action, resource";
        };
    }

    private static String conditions(Rule rule) {
        return "context.input.kind == \"%s\" && context.input.amount < %d && context.input.amount >= 0"
                .formatted(rule.kind(), rule.limit());
    }
}
