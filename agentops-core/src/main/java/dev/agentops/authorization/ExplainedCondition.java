package dev.agentops.authorization;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a policy and what it came to. It holds content of the call; {@link #toString} shows none.
 *
 * @param kind which kind of condition
 * @param text the condition in the policy's language, without its keyword
 * @param truth what it came to
 * @param decidedBy the smallest part of it that made it so, in the policy's language; null when that is the whole condition,
 *     or when it was not evaluated
 * @param read the values that this part read, in the order in which it reads them
 */
public record ExplainedCondition(
        Kind kind, String text, Truth truth, @Nullable String decidedBy, List<ReadValue> read) {

    /** The kinds of condition. */
    public enum Kind {
        /** It must hold. */
        WHEN,
        /** It must not hold. */
        UNLESS;

        /** The keyword. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the text of a condition came to; an {@code unless} that is true keeps its policy from applying. */
    public enum Truth {
        /** It holds. */
        TRUE("true"),
        /** It does not hold. */
        FALSE("false"),
        /** It could not be evaluated. */
        ERROR("error"),
        /** A condition before it had settled the matter. */
        NOT_EVALUATED("not evaluated");

        private final String label;

        Truth(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /**
     * A value that was read.
     *
     * @param expression what was read, in the policy's language, such as {@code context.input.amount}
     * @param value what it was, in the policy's language; content
     */
    public record ReadValue(String expression, String value) {
        /** Without the value. */
        @Override
        public String toString() {
            return "ReadValue(" + expression + ")";
        }
    }

    /** Copies the list. */
    public ExplainedCondition {
        read = List.copyOf(read);
    }

    /** Without text and values. */
    @Override
    public String toString() {
        return "ExplainedCondition(" + kind + ", " + truth + ")";
    }
}
