package dev.agentops.cli;

import dev.agentops.cli.replay.ReplayedSession;
import dev.agentops.cli.report.ReportHeader;
import dev.agentops.cli.report.ReportPage;
import dev.agentops.cli.trace.SessionTrace;
import java.io.IOException;
import java.nio.file.Path;

/** The page of {@code --report}. */
final class ReportFile implements AutoCloseable {
    private final OutputFile file;
    private final ReportPage page;

    private ReportFile(OutputFile file, ReportPage page) {
        this.file = file;
        this.page = page;
    }

    static ReportFile open(Path target) {
        OutputFile file = OutputFile.open("--report", target);
        try {
            return new ReportFile(file, ReportPage.create());
        } catch (IOException e) {
            file.close();
            throw file.notWritten(e);
        }
    }

    void add(ReplayedSession session, SessionTrace trace) {
        try {
            page.add(session, trace);
        } catch (IOException e) {
            throw file.notWritten(e);
        }
    }

    void finish(ReportHeader header) {
        try {
            page.finish(header, file.stream());
        } catch (IOException e) {
            throw file.notWritten(e);
        }
        file.commit();
    }

    @Override
    public void close() {
        try {
            page.close();
        } catch (IOException e) {
            throw file.notWritten(e);
        } finally {
            file.close();
        }
    }
}
