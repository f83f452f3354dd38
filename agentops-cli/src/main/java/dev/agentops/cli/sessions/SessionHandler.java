package dev.agentops.cli.sessions;

import java.nio.file.Path;

/**
 * Receives what a run over session files finds, in order, on the thread of the reader.
 *
 * <p>An exception thrown here ends the run and reaches the caller of {@link SessionFiles#read}.
 */
public interface SessionHandler {

    /** A session was read. */
    void session(RecordedSession session);

    /** Something in a file is wrong, doubtful or skipped; reading goes on. */
    void problem(SessionProblem problem);

    /**
     * What the run is about to read, told once before the first file.
     *
     * @param files how many
     * @param bytes their size together, as far as it is known
     */
    default void planned(long files, long bytes) {}

    /**
     * A file is about to be read.
     *
     * @param bytes its size
     */
    default void opened(Path file, long bytes) {}
}
