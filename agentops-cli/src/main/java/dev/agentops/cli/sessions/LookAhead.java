package dev.agentops.cli.sessions;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, as if the stream ended after them. */
final class LookAhead extends FilterInputStream {

    private long left;
    private boolean cutOff;

    LookAhead(InputStream in, long bytes) {
        super(in);
        this.left = bytes;
    }

    /** Whether bytes beyond the limit were asked for. */
    boolean cutOff() {
        return cutOff;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            cutOff |= super.read() >= 0;
            return -1;
        }
        int read = super.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }
}
