package dev.agentops.cli;

import dev.agentops.cli.replay.ReplayedSession;
import dev.agentops.cli.replay.SilentTurns;
import dev.agentops.cli.replay.Summary;
import dev.agentops.cli.report.ReportHeader;
import dev.agentops.cli.sessions.SessionReadReport;
import dev.agentops.cli.trace.SessionTrace;
import dev.agentops.event.CallObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a replay writes, as far as they were asked for. */
final class ReplayOutputs implements AutoCloseable {
    private final SilentTurns silentTurns = new SilentTurns();
    private @Nullable ReportFile report;
    private @Nullable ReplaySpans spans;
    private @Nullable OutputFile json;

    private ReplayOutputs() {}

    /**
     * Opens them all before anything is replayed.
     *
     * @throws CommandFailedException when one of them cannot be written
     */
    static ReplayOutputs open(@Nullable Path report, @Nullable Path spans, @Nullable Path json) {
        ReplayOutputs outputs = new ReplayOutputs();
        boolean complete = false;
        try {
            outputs.report = report == null ? null : ReportFile.open(report);
            outputs.spans = report == null && spans == null
                    ? null
                    : ReplaySpans.open(spans, report != null, outputs.silentTurns);
            outputs.json = json == null ? null : OutputFile.open("--json", json);
            complete = true;
            return outputs;
        } finally {
            if (!complete) {
                outputs.close();
            }
        }
    }

    /** How the spans know turns in which no user spoke. */
    SilentTurns silentTurns() {
        return silentTurns;
    }

    /** Those who have to see each call. */
    List<CallObserver> observers(boolean content) {
        return spans == null ? List.of() : List.of(spans.observer(content));
    }

    /** A session is about to be replayed. */
    void begin() {
        if (spans != null) {
            spans.begin();
        }
    }

    void add(ReplayedSession session) {
        if (report != null) {
            report.add(session, spans == null ? SessionTrace.NONE : spans.trace());
        }
    }

    /**
     * Completes the files.
     *
     * @throws CommandFailedException when one of them could not be written
     */
    void finish(Summary summary, SessionReadReport read, ReplayPlan plan, List<String> notes) {
        if (spans != null) {
            spans.finish();
        }
        if (report != null) {
            report.finish(new ReportHeader(Instant.now(), plan.policy(), plan.actor(), summary, notes));
        }
        if (json != null) {
            writeJson(json, summary, read);
        }
    }

    private static void writeJson(OutputFile file, Summary summary, SessionReadReport read) {
        try {
            SummaryJson.write(summary, read, file.stream());
        } catch (IOException e) {
            throw file.notWritten(e);
        }
        file.commit();
    }

    /** Removes what is not complete. */
    @Override
    public void close() {
        if (report != null) {
            report.close();
        }
        if (spans != null) {
            spans.close();
        }
        if (json != null) {
            json.close();
        }
    }
}
