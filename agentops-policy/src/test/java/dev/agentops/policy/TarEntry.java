package dev.agentops.policy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One file of a tar archive of the simplest kind (POSIX ustar without extensions). */
record TarEntry(String name, String content) {
    private static final int BLOCK = 512;

    /** The next regular file; null at the end. */
    static @Nullable TarEntry next(InputStream in) throws IOException {
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return null;
            }
            int size = Integer.parseInt(text(header, 124, 12), 8);
            byte[] content = in.readNBytes(size);
            if (content.length < size) {
                throw new EOFException("the archive ends within a file");
            }
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            if (header[156] == '0' || header[156] == 0) {
                return new TarEntry(text(header, 0, 100), new String(content, StandardCharsets.UTF_8));
            }
        }
    }

    private static String text(byte[] header, int from, int length) {
        String field = new String(header, from, length, StandardCharsets.UTF_8);
        int end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).trim();
    }
}
