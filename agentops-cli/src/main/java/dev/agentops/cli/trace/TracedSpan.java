package dev.agentops.cli.trace;

/**
 * A span, as far as it is drawn.
 *
 * @param id its id in hexadecimal
 * @param parentId the id of the span around it, empty when there is none
 * @param name its name, which a recording may have chosen
 * @param startNanos when it began, in nanoseconds since the epoch
 * @param endNanos when it ended, in nanoseconds since the epoch, never before it began
 * @param error whether its status is an error
 * @param layer what it tells about
 */
public record TracedSpan(
        String id, String parentId, String name, long startNanos, long endNanos, boolean error, Layer layer) {

    /** A span never ends before it began. */
    public TracedSpan {
        endNanos = Math.max(startNanos, endNanos);
    }
}
