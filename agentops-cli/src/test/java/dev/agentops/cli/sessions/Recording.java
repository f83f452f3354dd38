package dev.agentops.cli.sessions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what a run finds, and reads with one call. */
final class Recording implements SessionHandler {

    final List<RecordedSession> sessions = new ArrayList<>();
    final List<SessionProblem> problems = new ArrayList<>();
    SessionReadReport report = new SessionReadReport(0, 0, 0, 0, 0);

    static Recording of(Path... paths) {
        return of(SessionFormat.AUTO, paths);
    }

    static Recording of(SessionFormat format, Path... paths) {
        return of(SessionFiles.create(), format, paths);
    }

    static Recording of(SessionFiles files, SessionFormat format, Path... paths) {
        Recording recording = new Recording();
        recording.report = files.read(List.of(paths), format, recording);
        return recording;
    }

    @Override
    public void session(RecordedSession session) {
        sessions.add(session);
    }

    @Override
    public void problem(SessionProblem problem) {
        problems.add(problem);
    }

    RecordedSession only() {
        if (sessions.size() != 1) {
            throw new AssertionError("one session expected, found " + sessions.size() + ", problems " + described());
        }
        return sessions.get(0);
    }

    List<String> described() {
        return problems.stream().map(SessionProblem::describe).toList();
    }

    List<SessionProblem.Severity> severities() {
        return problems.stream().map(SessionProblem::severity).toList();
    }

    Counts counts() {
        return Counts.of(sessions);
    }

    /** Sessions, user messages, calls of the agent, failed calls. */
    record Counts(long sessions, long turns, long calls, long failed) {

        static Counts of(List<RecordedSession> sessions) {
            return new Counts(
                    sessions.size(),
                    sessions.stream().mapToLong(RecordedSession::turns).sum(),
                    sessions.stream()
                            .mapToLong(session -> session.toolCalls().size())
                            .sum(),
                    sessions.stream()
                            .flatMap(session -> session.toolCalls().stream())
                            .filter(RecordedToolCall::error)
                            .count());
        }
    }
}
