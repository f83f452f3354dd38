package dev.agentops.cli;

import dev.agentops.content.TerminalText;
import java.io.PrintWriter;

/** Where the command prints. Every line is made inert before it is printed. Not thread-safe. */
final class Terminal {
    private static final String NAME = "agentops: ";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;

    /**
     * A terminal.
     *
     * @param interactive whether a person watches the error stream
     */
    Terminal(PrintWriter out, PrintWriter err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean interactive() {
        return interactive;
    }

    /** A line of the result. */
    void print(String line) {
        out.println(TerminalText.escape(line));
        out.flush();
    }

    /** A line about the command itself, on the error stream; each line of a longer text is one. */
    void tell(String text) {
        text.lines().forEach(line -> err.println(NAME + TerminalText.escape(line)));
        err.flush();
    }
}
