package dev.agentops.policy;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How live decisions are checked: a share of them is decided again by the official engine, off the path of the call. Immutable.
 *
 * <p>A disagreement is counted; the first one on a policy is logged and told to the alarm, and moves the policy that the engines disagree on to the official
 * engine, which is slower by hundreds of times: only so many policies are moved in a while, so that no caller can slow the whole
 * set. What was moved stays so until other policies are loaded.
 *
 * @param share of the decisions, 0 to 1
 * @param queue how many decisions may wait to be checked; what comes beyond is dropped, and counted
 * @param mostMoves how many policies may be moved in a period
 * @param movePeriod the period
 * @param alarm is told every disagreement, on the thread that checks; what it throws is logged
 */
public record ShadowVerification(
        double share, int queue, int mostMoves, Duration movePeriod, Consumer<Disagreement> alarm) {
    private static final int DEFAULT_QUEUE = 1000;
    private static final int DEFAULT_MOVES = 3;
    private static final int LARGEST_QUEUE = 100_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public ShadowVerification {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + ", must be 0 to 1");
        }
        if (queue < 1 || queue > LARGEST_QUEUE) {
            throw new IllegalArgumentException("queue is " + queue + ", must be 1 to " + LARGEST_QUEUE);
        }
        if (mostMoves < 0) {
            throw new IllegalArgumentException("mostMoves is " + mostMoves + ", must be at least 0");
        }
        if (movePeriod.isNegative() || movePeriod.isZero()) {
            throw new IllegalArgumentException("movePeriod is " + movePeriod + ", must be longer than nothing");
        }
    }

    /** A share of the decisions; at most 1,000 wait, at most three policies are moved in an hour, and nobody is told. */
    public static ShadowVerification ofShare(double share) {
        return new ShadowVerification(share, DEFAULT_QUEUE, DEFAULT_MOVES, Duration.ofHours(1), disagreement -> {});
    }

    /** The same, with an alarm. */
    public ShadowVerification withAlarm(Consumer<Disagreement> other) {
        return new ShadowVerification(share, queue, mostMoves, movePeriod, other);
    }

    /** The same, with another limit of what waits. */
    public ShadowVerification withQueue(int other) {
        return new ShadowVerification(share, other, mostMoves, movePeriod, alarm);
    }

    /** The same, with another limit of what is moved. */
    public ShadowVerification withMostMoves(int other, Duration period) {
        return new ShadowVerification(share, queue, other, period, alarm);
    }
}
