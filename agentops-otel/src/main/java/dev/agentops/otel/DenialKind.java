package dev.agentops.otel;

import dev.agentops.authorization.Denial;

/** The low-cardinality names of the kinds of denial. */
final class DenialKind {
    private DenialKind() {}

    static String of(Denial denial) {
        if (denial instanceof Denial.ByPolicy) {
            return "policy";
        }
        if (denial instanceof Denial.InvalidArguments) {
            return "invalid_arguments";
        }
        if (denial instanceof Denial.UnknownTool) {
            return "unknown_tool";
        }
        if (denial instanceof Denial.ApprovalUnavailable) {
            return "approval_unavailable";
        }
        return denial instanceof Denial.TooManyCalls ? "too_many_calls" : "no_decision";
    }
}
