package dev.agentops.eval;

import java.util.Objects;

/**
 * Why a session is evaluated.
 *
 * @param reason why
 * @param probability with which probability the session was chosen, from 0 to 1: its inverse is the session's weight in an
 *     estimate over all sessions
 */
public record Sampling(Reason reason, double probability) {
    /** Every session is evaluated. */
    public static final Sampling EVERY_SESSION = new Sampling(Reason.EVERY_SESSION, 1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the probability is not from 0 to 1
     */
    public Sampling {
        Objects.requireNonNull(reason, "reason");
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("the probability is " + probability + ", must be 0 to 1");
        }
    }

    /** Why a session is chosen. */
    public enum Reason {
        /** All are: nothing was left to chance. */
        EVERY_SESSION,
        /** The keyed hash of the session is within the share: as good as random, and the same in every process. */
        RANDOM
    }
}
