package dev.agentops.cli;

import dev.agentops.AgentOpsException;
import dev.agentops.CloseReport;
import dev.agentops.cli.replay.ReplayedSession;
import dev.agentops.cli.replay.Replayer;
import dev.agentops.cli.replay.Summary;
import dev.agentops.cli.replay.SummaryCounter;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.cli.sessions.SessionFiles;
import dev.agentops.cli.sessions.SessionFormat;
import dev.agentops.cli.sessions.SessionHandler;
import dev.agentops.cli.sessions.SessionProblem;
import dev.agentops.cli.sessions.SessionReadReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code agentops replay}, from the first file to the last line printed. */
final class ReplayRun implements SessionHandler {
    private final Terminal terminal;
    private final Replayer replayer;
    private final ReplayOutputs outputs;
    private final SummaryCounter counter = new SummaryCounter();
    private final ProgressLine progress;
    private final ReplayPlan plan;
    private long refusedSessions;

    ReplayRun(Terminal terminal, ReplayPlan plan, Replayer replayer, ReplayOutputs outputs) {
        this.terminal = terminal;
        this.plan = plan;
        this.replayer = replayer;
        this.outputs = outputs;
        this.progress = new ProgressLine(terminal, System::nanoTime);
    }

    int run(List<Path> paths, SessionFormat format) {
        SessionReadReport read = SessionFiles.create().read(paths, format, this);
        CloseReport closed = replayer.finish();
        progress.erase();
        Summary summary = counter.summary();
        List<String> notes = notes(read, closed);
        outputs.finish(summary, read, plan, notes);
        terminal.print(plan.policy());
        SummaryText.lines(summary).forEach(terminal::print);
        notes.forEach(terminal::tell);
        return read.complete() && refusedSessions == 0 ? ExitStatus.DONE : ExitStatus.BAD_INPUT;
    }

    @Override
    public void session(RecordedSession session) {
        try {
            outputs.begin();
            ReplayedSession replayed = replayer.replay(session);
            counter.add(replayed);
            outputs.add(replayed);
            progress.replayed(replayed);
        } catch (AgentOpsException | IllegalArgumentException refused) {
            refusedSessions++;
            tell(session.source().file() + ": session " + session.id() + " cannot be replayed: "
                    + refused.getMessage());
        }
    }

    @Override
    public void problem(SessionProblem problem) {
        tell(problem.describe());
    }

    @Override
    public void planned(long files, long bytes) {
        progress.planned(bytes);
    }

    @Override
    public void opened(Path file, long bytes) {
        progress.opened(bytes);
    }

    private void tell(String line) {
        progress.erase();
        terminal.tell(line);
    }

    private List<String> notes(SessionReadReport read, CloseReport closed) {
        List<String> notes = new ArrayList<>();
        if (!read.complete() || refusedSessions > 0) {
            notes.add("some of the input could not be read; the numbers are those of the rest");
        }
        if (closed.observerFailures() > 0) {
            notes.add(closed.observerFailures()
                    + " failures of observers were contained; spans or scores may be missing");
        }
        return notes;
    }
}
