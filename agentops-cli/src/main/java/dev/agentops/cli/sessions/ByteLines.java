package dev.agentops.cli.sessions;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The lines of a stream, each as a stream of its own, so that no line has to fit in memory. */
final class ByteLines implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final InputStream line = new LineStream();
    private int position;
    private int end;
    private boolean inLine;
    private long number;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the start of the next line, past what was not read of this one; false at the end. */
    boolean next() throws IOException {
        while (inLine) {
            leaveLine();
        }
        if (!filled()) {
            return false;
        }
        number++;
        inLine = true;
        return true;
    }

    /** Number of the current line, from 1. */
    long number() {
        return number;
    }

    /** What is left of the current line, without its end. The same object for every line. */
    InputStream current() {
        return line;
    }

    private void leaveLine() throws IOException {
        if (!filled()) {
            inLine = false;
            return;
        }
        int newline = newlineBefore(end);
        inLine = newline < 0;
        position = inLine ? end : newline + 1;
    }

    private boolean filled() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int newlineBefore(int limit) {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private final class LineStream extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (!inLine || length == 0) {
                return inLine ? 0 : -1;
            }
            if (!filled()) {
                inLine = false;
                return -1;
            }
            return copy(target, offset, length);
        }

        private int copy(byte[] target, int offset, int length) {
            int newline = newlineBefore((int) Math.min(end, (long) position + length));
            int stop = newline >= 0 ? newline : (int) Math.min(end, (long) position + length);
            int count = stop - position;
            System.arraycopy(buffer, position, target, offset, count);
            position = stop;
            if (newline >= 0) {
                position++;
                inLine = false;
            }
            return count == 0 ? -1 : count;
        }
    }
}
