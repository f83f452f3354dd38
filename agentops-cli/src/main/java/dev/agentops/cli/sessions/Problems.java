package dev.agentops.cli.sessions;

import dev.agentops.cli.sessions.SessionProblem.Severity;
import java.nio.file.Path;

/** The problems of one file: the first ones are told, all are counted. */
final class Problems {

    private final Path file;
    private final SessionHandler handler;
    private final int limit;
    private long told;
    private long errors;
    private long warnings;

    Problems(Path file, SessionHandler handler, int limit) {
        this.file = file;
        this.handler = handler;
        this.limit = limit;
    }

    void error(Position at, String pointer, String message, String remedy) {
        errors++;
        tell(Severity.ERROR, at, pointer, message, remedy);
    }

    void error(String message, String remedy) {
        error(Position.UNKNOWN, "", message, remedy);
    }

    void warning(Position at, String pointer, String message, String remedy) {
        warnings++;
        tell(Severity.WARNING, at, pointer, message, remedy);
    }

    void notice(String message, String remedy) {
        handler.problem(new SessionProblem(Severity.NOTICE, file, 0, 0, "", message, remedy));
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }

    /** Tells how many problems were not told. */
    void finish() {
        if (told > limit) {
            Severity severity = errors > 0 ? Severity.ERROR : Severity.WARNING;
            handler.problem(new SessionProblem(
                    severity,
                    file,
                    0,
                    0,
                    "",
                    (told - limit) + " further problems in this file are not shown",
                    "mend the ones shown and run again"));
        }
    }

    private void tell(Severity severity, Position at, String pointer, String message, String remedy) {
        told++;
        if (told <= limit) {
            handler.problem(new SessionProblem(severity, file, at.line(), at.column(), pointer, message, remedy));
        }
    }
}
