package dev.agentops.policy;

import dev.agentops.AgentOpsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A policies folder cannot be used. It knows every problem that was found; the message lists them all. */
public final class PolicyInvalidException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    PolicyInvalidException(Path folder, List<PolicyProblem> problems) {
        super(message(folder, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(Path folder, List<PolicyProblem> problems) {
        return "policies in " + folder + " have " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    }

    /** Every problem, by file and position. */
    public List<PolicyProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
