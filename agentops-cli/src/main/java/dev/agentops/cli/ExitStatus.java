package dev.agentops.cli;

/** Exit statuses of the command. */
final class ExitStatus {
    /** Everything was done. */
    static final int DONE = 0;

    /** A gate failed. No command has a gate yet; the number is kept for them. */
    static final int GATE_FAILED = 1;

    /** The command line or some of the input is not usable; what could be read was still processed. */
    static final int BAD_INPUT = 2;

    /** The command itself is broken. */
    static final int DEFECT = 3;

    private ExitStatus() {}
}
