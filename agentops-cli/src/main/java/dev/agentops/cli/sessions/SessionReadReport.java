package dev.agentops.cli.sessions;

/**
 * The numbers of one run over session files.
 *
 * @param files files that held sessions or were broken
 * @param skipped files of folders that hold no sessions
 * @param sessions sessions handed on
 * @param errors problems of {@link SessionProblem.Severity#ERROR}, told or counted
 * @param warnings problems of {@link SessionProblem.Severity#WARNING}, told or counted
 */
public record SessionReadReport(long files, long skipped, long sessions, long errors, long warnings) {

    /** Whether every file, line and session was read. */
    public boolean complete() {
        return errors == 0;
    }
}
