package dev.agentops.cli.sessions;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads recorded sessions from files and folders, one session at a time.
 *
 * <p>A folder is walked recursively, in sorted order, for {@code .json} and {@code .jsonl} files; links to folders are not
 * followed. A file of a folder that is JSON without sessions is skipped with a notice; named itself, it is an error. What
 * is malformed is told with its place, everything before it and after it that can be read is read.
 *
 * <p>Memory holds one session ({@link SessionLimits}), the list of files, and for spans a small entry for each session and
 * trace of the file. Thread-safe; each run calls its handler on the calling thread.
 */
public final class SessionFiles {

    private final SessionLimits limits;

    private SessionFiles(SessionLimits limits) {
        this.limits = limits;
    }

    /** A reader with the default limits. */
    public static SessionFiles create() {
        return new SessionFiles(SessionLimits.defaults());
    }

    /** A reader with those limits. */
    public static SessionFiles withLimits(SessionLimits limits) {
        return new SessionFiles(limits);
    }

    /**
     * Reads all sessions of all paths.
     *
     * @param paths files and folders; a file that is reached twice is read once
     * @param format the format of all files, or {@link SessionFormat#AUTO}
     * @param handler receives sessions and problems; what it throws is thrown on, nothing else is
     * @return what was read
     */
    public SessionReadReport read(List<Path> paths, SessionFormat format, SessionHandler handler) {
        SessionRun run = new SessionRun(limits, format, handler);
        run.read(paths);
        return run.report();
    }
}
