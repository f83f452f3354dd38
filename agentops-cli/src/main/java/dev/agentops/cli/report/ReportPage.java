package dev.agentops.cli.report;

import dev.agentops.cli.replay.ReplayedSession;
import dev.agentops.cli.trace.SessionTrace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page of one replay. Sessions are written to a scratch file as they come; the head with the numbers, which are known
 * last, is put before them at the end. The page is bounded: what is left out is said on it. Not thread-safe.
 */
public final class ReportPage implements AutoCloseable {
    private final Path scratch;
    private final Writer sessions;
    private final HtmlWriter html;
    private final ReportLimits limits;
    private long shown;
    private long hidden;
    private long hiddenDenied;

    private ReportPage(Path scratch, Writer sessions, ReportLimits limits) {
        this.scratch = scratch;
        this.sessions = sessions;
        this.html = new HtmlWriter(sessions);
        this.limits = limits;
    }

    /**
     * An empty page.
     *
     * @throws IOException when no scratch file can be made
     */
    public static ReportPage create() throws IOException {
        return create(ReportLimits.DEFAULT);
    }

    static ReportPage create(ReportLimits limits) throws IOException {
        Path scratch = Files.createTempFile("agentops-report", ".html");
        scratch.toFile().deleteOnExit();
        return new ReportPage(scratch, Files.newBufferedWriter(scratch), limits);
    }

    /**
     * Adds a session, as long as there is room for it.
     *
     * @param trace its spans; without any there is no trace view
     * @throws IOException when the scratch file cannot be written
     */
    public void add(ReplayedSession session, SessionTrace trace) throws IOException {
        boolean denied = session.denied() > 0;
        if (html.written() < (denied ? limits.maxPageDenied() : limits.maxPage())) {
            shown++;
            new SessionSection(html, limits).write(session, trace);
        } else {
            hidden++;
            hiddenDenied += denied ? 1 : 0;
        }
    }

    /**
     * Writes the whole page.
     *
     * @param out receives UTF-8; it is flushed, not closed
     * @throws IOException when the page cannot be written
     */
    public void finish(ReportHeader header, OutputStream out) throws IOException {
        sessions.close();
        Writer page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        PageFrame frame = new PageFrame(new HtmlWriter(page));
        frame.head(header);
        frame.sessionsStart(shown, hidden, hiddenDenied);
        page.flush();
        Files.copy(scratch, out);
        frame.end();
        page.flush();
    }

    /** Removes the scratch file. */
    @Override
    public void close() throws IOException {
        try {
            sessions.close();
        } finally {
            Files.deleteIfExists(scratch);
        }
    }
}
