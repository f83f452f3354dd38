package dev.agentops.cli;

import dev.agentops.cli.sessions.TerminalText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** One line on a terminal that says how far the replay is. Prints nothing when nobody watches. */
final class ProgressLine {
    private static final long INTERVAL_NANOS = 100_000_000L;
    private static final int LONGEST_NAME = 40;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier nanoTime;
    private String file = "";
    private long sessions;
    private long lastPrinted;
    private boolean visible;

    ProgressLine(Terminal terminal, LongSupplier nanoTime) {
        this.err = terminal.err();
        this.shown = terminal.interactive();
        this.nanoTime = nanoTime;
        this.lastPrinted = nanoTime.getAsLong();
    }

    void opened(Path path) {
        Path name = path.getFileName();
        file = TerminalText.excerpt(name == null ? "" : name.toString(), LONGEST_NAME);
    }

    void replayed(long calls) {
        sessions++;
        long now = nanoTime.getAsLong();
        if (shown && now - lastPrinted >= INTERVAL_NANOS) {
            lastPrinted = now;
            visible = true;
            err.print(ERASE_LINE + sessions + " sessions, " + calls + " calls, reading " + file);
            err.flush();
        }
    }

    /** Makes place for a line of text. */
    void erase() {
        if (visible) {
            err.print(ERASE_LINE);
            err.flush();
            visible = false;
        }
    }
}
