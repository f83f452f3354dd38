package dev.agentops.cli.trace;

import java.util.List;

/**
 * The spans of a session.
 *
 * @param spans in the order in which they ended
 * @param infrastructure attributes of the resource, each as {@code key=value}
 * @param lost lines of spans for which there was no room, or which could not be read
 */
public record SessionTrace(List<TracedSpan> spans, List<String> infrastructure, int lost) {
    /** No spans. */
    public static final SessionTrace NONE = new SessionTrace(List.of(), List.of(), 0);

    /** Copies the lists. */
    public SessionTrace {
        spans = List.copyOf(spans);
        infrastructure = List.copyOf(infrastructure);
    }
}
