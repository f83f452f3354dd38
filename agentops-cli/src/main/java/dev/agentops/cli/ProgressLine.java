package dev.agentops.cli;

import dev.agentops.cli.replay.ReplayedSession;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A bar on a terminal that says how far the replay is. Prints nothing when nobody watches. Not thread-safe. */
final class ProgressLine {
    private static final long INTERVAL_NANOS = 100_000_000L;
    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier nanoTime;
    private long plannedBytes;
    private long bytesBefore;
    private long fileBytes;
    private long readBytes;
    private long sessions;
    private long calls;
    private long lastPrinted;
    private boolean visible;

    ProgressLine(Terminal terminal, LongSupplier nanoTime) {
        this.err = terminal.err();
        this.shown = terminal.interactive();
        this.nanoTime = nanoTime;
        this.lastPrinted = nanoTime.getAsLong();
    }

    void planned(long bytes) {
        plannedBytes = bytes;
    }

    void opened(long bytes) {
        bytesBefore += fileBytes;
        fileBytes = bytes;
        readBytes = 0;
    }

    /** A reader does not say where in a file it is, so that is estimated from what its sessions hold. */
    void replayed(ReplayedSession session) {
        sessions++;
        calls += session.calls().size();
        readBytes += size(session);
        long now = nanoTime.getAsLong();
        if (shown && now - lastPrinted >= INTERVAL_NANOS) {
            lastPrinted = now;
            print();
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

    private void print() {
        double part = part();
        int done = (int) (part * WIDTH);
        visible = true;
        err.print(String.format(
                Locale.ROOT,
                "%s[%s%s] %3.0f%%  %d sessions, %d calls",
                ERASE_LINE,
                "#".repeat(done),
                "-".repeat(WIDTH - done),
                part * 100,
                sessions,
                calls));
        err.flush();
    }

    private double part() {
        long bytes = bytesBefore + Math.min(readBytes, fileBytes);
        return plannedBytes <= 0 ? 0 : Math.min(1, (double) bytes / plannedBytes);
    }

    private static long size(ReplayedSession session) {
        return session.recorded().messages().stream()
                .mapToLong(message -> message.text().length()
                        + message.calls().stream()
                                .mapToLong(call -> call.argumentsJson().length()
                                        + call.result().map(String::length).orElse(0))
                                .sum())
                .sum();
    }
}
