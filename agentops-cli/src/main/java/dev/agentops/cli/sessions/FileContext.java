package dev.agentops.cli.sessions;

import java.nio.file.Path;

/** What the reader of one file works with. */
record FileContext(
        Path file, Layout layout, SessionJson json, SessionLimits limits, Problems problems, SessionSink sink) {

    void visit(SessionJson.RootVisitor visitor) {
        json.visit(file, layout, problems, visitor);
    }

    /** The same file, its problems told to nobody. */
    FileContext silent() {
        SessionHandler nobody = new SessionHandler() {
            @Override
            public void session(RecordedSession session) {}

            @Override
            public void problem(SessionProblem problem) {}
        };
        return new FileContext(file, layout, json, limits, new Problems(file, nobody, 1), sink);
    }
}
