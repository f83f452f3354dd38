package dev.agentops.cli.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A reader of UTF-8 that hands on everything before the first malformed byte and only then fails.
 *
 * <p>The platform's own reader loses the characters of the buffer in which the malformed byte stands, and with them whole
 * sessions. A byte order mark at the start is dropped.
 */
final class StrictUtf8Reader extends Reader {

    private static final int BUFFER_BYTES = 8192;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private boolean started;
    private boolean ended;

    StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        int start = out.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (out.position() > start) {
                return out.position() - start;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (result.isOverflow()) {
                throw new IOException("a buffer of at least two characters is needed, was " + length);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        ended = read == 0;
        bytes.position(bytes.position() + read).flip();
        if (!started) {
            started = true;
            skipByteOrderMark();
        }
    }

    private void skipByteOrderMark() {
        boolean marked = bytes.remaining() >= 3
                && bytes.get(0) == (byte) 0xef
                && bytes.get(1) == (byte) 0xbb
                && bytes.get(2) == (byte) 0xbf;
        if (marked) {
            bytes.position(3);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
