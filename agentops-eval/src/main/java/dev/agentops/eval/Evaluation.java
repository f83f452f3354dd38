package dev.agentops.eval;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an evaluator says of a session. */
public sealed interface Evaluation {
    /**
     * It was judged.
     *
     * @param value from 0 to 1; what is good depends on the evaluator
     * @param label the same in a word out of few, for instance {@code match}
     * @param explanation why, for people; empty when there is nothing to say
     */
    record Score(double value, String label, String explanation) implements Evaluation {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException when the value is not from 0 to 1 or the label is blank
         */
        public Score {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("the score is " + value + ", must be 0 to 1");
            }
            if (label.isBlank()) {
                throw new IllegalArgumentException("the label is blank: give a word, for instance match");
            }
            Objects.requireNonNull(explanation, "explanation");
        }
    }

    /**
     * The question does not arise: no score, and no fault of anybody's.
     *
     * @param reason why not
     */
    record NotApplicable(String reason) implements Evaluation {}

    /**
     * The evaluator failed. It says nothing about the session.
     *
     * @param errorType class name of the failure
     * @param message its text, cut after 1,000 characters; empty when it has none
     */
    record Errored(String errorType, String message) implements Evaluation {
        private static final int LONGEST = 1000;

        /** Cuts the message. */
        public Errored {
            message = Text.cut(message, LONGEST);
        }

        /** The error of a failure. */
        static Errored of(Throwable failure) {
            @Nullable String text = failure.getMessage();
            return new Errored(failure.getClass().getName(), text == null ? "" : text);
        }
    }
}
