package dev.agentops.authorization;

import dev.agentops.tool.ArgumentProblem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a call was not made. A value: no stack trace, no cost beyond its own object. */
public sealed interface Denial {
    /** What the model may know: how to mend its arguments, or the author's advice. Never policy text or values. */
    String modelText();

    /**
     * Why the policies say so, for developers; null where no policy decided, and for a denial that was told to observers.
     * Computed when asked.
     */
    default @Nullable Explanation explanation() {
        return null;
    }

    /** The same without the arguments of the call: observers see content on opt-in alone, and not through a denial. */
    default Denial withoutRequest() {
        return this;
    }

    /** Which of these it is, without the particulars, which may be content. */
    Kind kind();

    /** The kinds of denial. */
    enum Kind {
        /** The tool is not registered. */
        UNKNOWN_TOOL,
        /** The arguments are not acceptable. */
        INVALID_ARGUMENTS,
        /** The policies say no. */
        POLICY,
        /** A person would have to approve, and nobody can be asked. */
        APPROVAL_UNAVAILABLE,
        /** There was no decision. */
        NO_DECISION,
        /** More calls of the session are under way than may be. */
        TOO_MANY_CALLS;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** A stable word for spans and metrics, such as {@code policy}. */
        public String label() {
            return label;
        }

        /** Whether the call was refused before its arguments were accepted, so that there are none on record. */
        public boolean isBeforeAdmission() {
            return this == UNKNOWN_TOOL || this == INVALID_ARGUMENTS;
        }
    }

    /** The tool is not registered. */
    record UnknownTool() implements Denial {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN_TOOL;
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
        public Kind kind() {
            return Kind.INVALID_ARGUMENTS;
        }

        @Override
        public String modelText() {
            if (problems.stream().allMatch(problem -> problem.kind() == ArgumentProblem.Kind.SCHEMA)) {
                return "The arguments could not be checked, so the call is not permitted.";
            }
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

    /**
     * The policies say no. Two are equal when their decisions are.
     *
     * @param decision what was decided
     * @param request what was asked; null where an observer is told
     */
    record ByPolicy(Decision.Deny decision, @Nullable AuthorizationRequest request) implements Denial {
        /** Without the request, as observers are told. */
        public ByPolicy(Decision.Deny decision) {
            this(decision, null);
        }

        @Override
        public @Nullable Explanation explanation() {
            return request == null ? null : decision.explanation(request);
        }

        @Override
        public Denial withoutRequest() {
            return request == null ? this : new ByPolicy(decision);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ByPolicy that && decision.equals(that.decision);
        }

        @Override
        public int hashCode() {
            return decision.hashCode();
        }

        /** Without the request, which holds content. */
        @Override
        public String toString() {
            return "ByPolicy[" + decision + "]";
        }

        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String modelText() {
            return DenialText.of("This call is not permitted.", decision.reasons());
        }
    }

    /**
     * A person would have to approve, and nobody can be asked. Two are equal when their decisions are.
     *
     * @param decision what was decided
     * @param request what was asked; null where an observer is told
     */
    record ApprovalUnavailable(
            Decision.Escalate decision, @Nullable AuthorizationRequest request) implements Denial {
        /** Without the request, as observers are told. */
        public ApprovalUnavailable(Decision.Escalate decision) {
            this(decision, null);
        }

        @Override
        public @Nullable Explanation explanation() {
            return request == null ? null : decision.explanation(request);
        }

        @Override
        public Denial withoutRequest() {
            return request == null ? this : new ApprovalUnavailable(decision);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ApprovalUnavailable that && decision.equals(that.decision);
        }

        @Override
        public int hashCode() {
            return decision.hashCode();
        }

        /** Without the request, which holds content. */
        @Override
        public String toString() {
            return "ApprovalUnavailable[" + decision + "]";
        }

        @Override
        public Kind kind() {
            return Kind.APPROVAL_UNAVAILABLE;
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
        public Kind kind() {
            return Kind.NO_DECISION;
        }

        @Override
        public String modelText() {
            return "This call could not be decided, so it is not permitted. Trying again may help.";
        }
    }

    /** More calls of the session are under way than may be. */
    record TooManyCalls(int limit) implements Denial {
        @Override
        public Kind kind() {
            return Kind.TOO_MANY_CALLS;
        }

        @Override
        public String modelText() {
            return "Too many calls are under way. Wait for their results before you call again.";
        }
    }
}
