package dev.agentops.cli.replay;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Reason;
import dev.agentops.tool.ArgumentProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a call was denied, as a report tells it.
 *
 * @param policies what the call is counted under: the id of every policy that determined the denial, or one of the names
 *     in parentheses; never empty
 * @param reasons one sentence each, for developers; they may quote policies and names from the call
 */
public record Refusal(List<String> policies, List<String> reasons) {
    /** The tool is not registered, or the arguments are not acceptable. */
    public static final String ADMIT = "(admit)";

    /** No policy permits the call. */
    public static final String DEFAULT = "(default)";

    /** There was no decision: the authorizer failed, or refused to decide on values that it cannot represent. */
    public static final String ERROR = "(error)";

    /** Too many calls of the session were under way. */
    public static final String LIMIT = "(limit)";

    /** Copies the lists. */
    public Refusal {
        policies = List.copyOf(policies);
        reasons = List.copyOf(reasons);
    }

    /** What a denial is counted under, and why. */
    public static Refusal of(Denial denial) {
        if (denial instanceof Denial.UnknownTool) {
            return because(ADMIT, "no tool of this name is registered");
        }
        if (denial instanceof Denial.InvalidArguments invalid) {
            return new Refusal(
                    List.of(ADMIT),
                    invalid.problems().stream().map(Refusal::problem).toList());
        }
        if (denial instanceof Denial.ByPolicy byPolicy) {
            return of(byPolicy.decision());
        }
        if (denial instanceof Denial.ApprovalUnavailable approval) {
            return of(approval.decision());
        }
        if (denial instanceof Denial.NoDecision none) {
            return because(ERROR, none.cause());
        }
        Denial.TooManyCalls tooMany = (Denial.TooManyCalls) denial;
        return because(LIMIT, "more than " + tooMany.limit() + " calls of the session were under way");
    }

    /** What a decision that does not say yes is counted under, and why. */
    public static Refusal of(Decision decision) {
        return byDecision(
                decision,
                decision instanceof Decision.Escalate
                        ? "a person would have to approve this call"
                        : "no policy permits this call");
    }

    private static Refusal because(String policy, String reason) {
        return new Refusal(List.of(policy), List.of(reason));
    }

    private static String problem(ArgumentProblem problem) {
        String where = problem.pointer().isEmpty() ? "the arguments" : problem.pointer();
        return where + ": " + problem.message();
    }

    private static Refusal byDecision(Decision decision, String withoutReason) {
        List<String> policies =
                decision.reasons().stream().map(Reason::policyId).distinct().toList();
        List<String> reasons = new ArrayList<>();
        decision.reasons().forEach(reason -> reasons.add(reason(reason)));
        if (policies.isEmpty()) {
            reasons.add(withoutReason);
        }
        decision.errors().forEach(error -> reasons.add(error(error)));
        return new Refusal(policies.isEmpty() ? List.of(DEFAULT) : policies, reasons);
    }

    private static String reason(Reason reason) {
        String advice = reason.advice() == null ? "forbids this call" : reason.advice();
        String arguments =
                reason.arguments().isEmpty() ? "" : " (looks at " + String.join(", ", reason.arguments()) + ")";
        return reason.policyId() + ": " + advice + arguments;
    }

    private static String error(PolicyError error) {
        return error.policyId() + " could not be evaluated: " + error.message();
    }
}
