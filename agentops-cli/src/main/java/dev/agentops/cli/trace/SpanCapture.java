package dev.agentops.cli.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the OTLP JSON lines of one session on their way to where they are written, within a bound. The exporter writes a
 * line at a time; a line for which there is no room is counted and only passed on. Thread-safe.
 */
public final class SpanCapture extends OutputStream {
    /** Some thousand spans without content. */
    private static final int MOST_BYTES = 2_000_000;

    private final OutputStream further;
    private final int mostBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int lost;

    /**
     * A capture that is empty.
     *
     * @param further receives every byte; it is flushed with this stream, and not closed
     */
    public SpanCapture(OutputStream further) {
        this(further, MOST_BYTES);
    }

    SpanCapture(OutputStream further, int mostBytes) {
        this.further = further;
        this.mostBytes = mostBytes;
    }

    /** Forgets what it kept. */
    public synchronized void begin() {
        kept.reset();
        lost = 0;
    }

    /** What was written since it began. */
    public synchronized SessionTrace trace() {
        return new TraceReader(lost).read(kept.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] line, int offset, int length) throws IOException {
        if (length <= mostBytes - kept.size()) {
            kept.write(line, offset, length);
        } else {
            lost++;
        }
        further.write(line, offset, length);
    }

    @Override
    public void flush() throws IOException {
        further.flush();
    }
}
