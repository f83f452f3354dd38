package dev.agentops.cli.logging;

import dev.agentops.content.TerminalText;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints the first warnings as one line each: no stack trace, nothing that a terminal acts on. Thread-safe. */
final class WarningLines {
    private static final int MOST = 20;
    private static final int LONGEST = 500;

    private final PrintStream err;
    private int told;

    WarningLines(PrintStream err) {
        this.err = err;
    }

    synchronized void tell(String message, @Nullable Throwable cause) {
        told++;
        if (told <= MOST) {
            String because = cause == null ? "" : " (" + cause + ")";
            err.println("agentops: warning: " + TerminalText.excerpt(message + because, LONGEST));
        } else if (told == MOST + 1) {
            err.println("agentops: warning: further warnings are not shown");
        }
    }
}
