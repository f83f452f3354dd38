package dev.agentops.authorization;

import dev.agentops.tool.ArgumentProblem;
import java.util.List;

/** Why a call was not made. A value: no stack trace, no cost beyond its own object. */
public sealed interface Denial {
    /** What the model may know: how to mend its arguments, or the author's advice. Never policy text or values. */
    String modelText();

    /** A stable word for metrics, such as {@code policy}. */
    String kind();

    /** The tool is not registered. */
    record UnknownTool() implements Denial {
        @Override
        public String kind() {
            return "unknown_tool";
        }

        @Override
        public String modelText() {
            return "There is no tool of this name. Call one of the tools that you were given.";
        }
    }

    /** The arguments are not acceptable. */
    record InvalidArguments(List<ArgumentProblem> problems) implements Denial {
        private static final int MOST_SHOWN = 10;

        /** Copies the list. */
        public InvalidArguments {
            problems = List.copyOf(problems);
        }

        @Override
        public String kind() {
            return "invalid_arguments";
        }

        @Override
        public String modelText() {
            StringBuilder text = new StringBuilder("The arguments are not valid.");
            problems.stream()
                    .limit(MOST_SHOWN)
                    .forEach(problem -> text.append(' ')
                            .append(problem.pointer().isEmpty() ? "The arguments" : problem.pointer())
                            .append(": ")
                            .append(problem.message())
                            .append('.'));
            return text.append(" Correct them and call the tool again.").toString();
        }
    }

    /** The policies say no. */
    record ByPolicy(Decision.Deny decision) implements Denial {
        @Override
        public String kind() {
            return "policy";
        }

        @Override
        public String modelText() {
            return DenialText.of("This call is not permitted.", decision.reasons());
        }
    }

    /** A person would have to approve, and nobody can be asked. */
    record ApprovalUnavailable(Decision.Escalate decision) implements Denial {
        @Override
        public String kind() {
            return "approval_unavailable";
        }

        @Override
        public String modelText() {
            return DenialText.of(
                    "This call needs the approval of a person, and nobody can be asked.", decision.reasons());
        }
    }

    /**
     * There was no decision, so the answer is no.
     *
     * @param cause what went wrong, for developers only
     */
    record NoDecision(String cause) implements Denial {
        @Override
        public String kind() {
            return "no_decision";
        }

        @Override
        public String modelText() {
            return "This call could not be decided, so it is not permitted. Trying again may help.";
        }
    }

    /** More calls of the session are under way than may be. */
    record TooManyCalls(int limit) implements Denial {
        @Override
        public String kind() {
            return "too_many_calls";
        }

        @Override
        public String modelText() {
            return "Too many calls are under way. Wait for their results before you call again.";
        }
    }
}
