package dev.agentops;

import dev.agentops.authorization.Denial;
import dev.agentops.tool.ToolFailedException;
import dev.agentops.tool.TrustLabel;
import org.jspecify.annotations.Nullable;

/** How a call ended. A value: refusals and failures are not thrown unless asked for with {@link #orThrow}. */
public sealed interface CallOutcome {
    /** What the model is told: the result's text, how to mend a refused call, or the failure's text. */
    String modelText();

    /**
     * The result, for callers that prefer exceptions.
     *
     * @throws CallDeniedException when the call was denied
     * @throws CallFailedException when the body failed
     */
    @Nullable Object orThrow();

    /**
     * The body returned.
     *
     * @param value what it returned
     * @param trust how far it may be believed
     */
    record Completed(@Nullable Object value, TrustLabel trust) implements CallOutcome {
        @Override
        public String modelText() {
            return ResultText.of(value);
        }

        @Override
        public @Nullable Object orThrow() {
            return value;
        }

        /** Without the value, which is content. */
        @Override
        public String toString() {
            return "Completed(" + trust + ")";
        }
    }

    /**
     * The call was refused and the body did not run.
     *
     * @param denial why
     */
    record Denied(Denial denial) implements CallOutcome {
        @Override
        public String modelText() {
            return denial.modelText();
        }

        @Override
        public @Nullable Object orThrow() {
            throw new CallDeniedException(denial);
        }
    }

    /**
     * The body threw, or its stage or stream failed.
     *
     * @param cause what it threw
     * @param trust how far the failure's text may be believed
     */
    record Failed(Throwable cause, TrustLabel trust) implements CallOutcome {
        /** The text of a failure that is the tool's own answer; of any other only that it failed. */
        @Override
        public String modelText() {
            return cause instanceof ToolFailedException answer
                    ? ResultText.of(answer.getMessage())
                    : "The tool failed.";
        }

        @Override
        public @Nullable Object orThrow() {
            throw new CallFailedException(cause);
        }

        /** Without the failure's text, which is content. */
        @Override
        public String toString() {
            return "Failed(" + cause.getClass().getName() + ", " + trust + ")";
        }
    }
}
