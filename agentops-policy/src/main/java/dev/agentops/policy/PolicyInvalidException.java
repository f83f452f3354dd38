package dev.agentops.policy;

import dev.agentops.AgentOpsException;
import dev.agentops.policy.bundle.BundleRejectedException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policies folder cannot be used. It knows every problem that was found; the message lists them all. */
public final class PolicyInvalidException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    PolicyInvalidException(String origin, List<PolicyProblem> problems) {
        this(origin, problems, null);
    }

    private PolicyInvalidException(String origin, List<PolicyProblem> problems, @Nullable Throwable cause) {
        super(message(origin, problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** A bundle that was refused before its policies were looked at; the cause knows the kind. */
    static PolicyInvalidException of(String origin, BundleRejectedException refused) {
        List<PolicyProblem> problems = refused.problems().stream()
                .map(problem -> PolicyProblem.of(problem.place(), problem.message()))
                .toList();
        return new PolicyInvalidException(origin, problems, refused);
    }

    private static String message(String origin, List<PolicyProblem> problems) {
        return "policies in " + origin + " have " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    }

    /** Every problem, by file and position. */
    public List<PolicyProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
