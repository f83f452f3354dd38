package dev.agentops.cli.sessions;

import java.nio.file.Path;

/** Numbers the sessions of one file and hands them on. */
final class SessionSink {

    private final Path file;
    private final String label;
    private final SessionHandler handler;
    private int next;
    private long delivered;

    SessionSink(Path file, String label, SessionHandler handler) {
        this.file = file;
        this.label = label;
        this.handler = handler;
    }

    /** The place of the next session, which counts whether or not the session is delivered. */
    SessionSource source(long line) {
        return new SessionSource(file, label, next++, line);
    }

    void deliver(RecordedSession session) {
        delivered++;
        handler.session(session);
    }

    long delivered() {
        return delivered;
    }
}
