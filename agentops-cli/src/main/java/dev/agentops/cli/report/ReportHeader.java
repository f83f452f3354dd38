package dev.agentops.cli.report;

import dev.agentops.cli.replay.Summary;
import java.time.Instant;
import java.util.List;

/**
 * What stands above the sessions.
 *
 * @param at when the page was made
 * @param policy what decided, in a line
 * @param actor in whose name sessions were replayed, in a line
 * @param summary the numbers
 * @param notes what else a reader has to know, for instance that files could not be read
 */
public record ReportHeader(Instant at, String policy, String actor, Summary summary, List<String> notes) {
    /** Copies the list. */
    public ReportHeader {
        notes = List.copyOf(notes);
    }
}
