package dev.agentops.policy.conformance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the regular files of a tar archive, in POSIX's form (also with pax headers) and with GNU's long names. Links and devices
 * are passed over; nothing is ever written.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">the ustar and pax formats</a>
 */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_END = 156;
    private static final int TYPE = 156;

    private final InputStream in;
    private final int largestFile;
    private long left;
    private @Nullable String longName;

    /** Reads at most so many bytes of one file, and of all together. */
    TarReader(InputStream in, int largestFile, long largestArchive) {
        this.in = in;
        this.largestFile = largestFile;
        this.left = largestArchive;
    }

    /** A file; its name is relative and stays below where it begins. */
    record Entry(String name, ByteBuffer content) {}

    /**
     * The next regular file; null at the end.
     *
     * @throws UnusableException when the archive is none that may be read
     * @throws IOException when it ends too early, or cannot be read
     */
    @Nullable Entry next() throws IOException, UnusableException {
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isEmpty(header)) {
                return null;
            }
            byte[] content = content(header);
            switch (header[TYPE]) {
                case 'L' -> longName = text(content, 0, content.length);
                case 'x' -> longName = PaxHeader.path(content, longName);
                case '0', 0 -> {
                    return new Entry(name(header), ByteBuffer.wrap(content));
                }
                default -> longName = null;
            }
        }
    }

    private byte[] content(byte[] header) throws IOException, UnusableException {
        if (header.length < BLOCK) {
            throw new EOFException("it ends within a header");
        }
        requireChecksum(header);
        long size = octal(header, 124, 12);
        left -= BLOCK + size;
        if (size > largestFile || left < 0) {
            throw new UnusableException(text(header, 0, 100) + " is too large: a file has at most " + largestFile
                    + " bytes, and the archive not many more than a corpus");
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new EOFException("it ends within " + text(header, 0, 100));
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        return content;
    }

    private static boolean isEmpty(byte[] header) {
        return header.length == BLOCK && header[0] == 0 && Arrays.equals(header, new byte[BLOCK]);
    }

    private static void requireChecksum(byte[] header) throws UnusableException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM_END ? ' ' : header[i] & 0xff;
        }
        if (sum != octal(header, CHECKSUM, CHECKSUM_END - CHECKSUM)) {
            throw new UnusableException("is no tar archive, or damaged: get it anew");
        }
    }

    private String name(byte[] header) throws UnusableException {
        String name = longName == null ? shortName(header) : longName;
        longName = null;
        String plain = name.startsWith("./") ? name.substring(2) : name;
        if (plain.isEmpty()
                || plain.startsWith("/")
                || Arrays.asList(plain.split("/", -1)).contains("..")) {
            throw new UnusableException("holds a file with the name " + name
                    + ", which leads out of the archive: names are relative, without ..");
        }
        return plain;
    }

    private static String shortName(byte[] header) {
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long octal(byte[] header, int from, int length) throws UnusableException {
        String digits = text(header, from, length).trim();
        try {
            long value = Long.parseLong(digits, 8);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, as a negative number is
        }
        throw new UnusableException("is no tar archive, or damaged: \"" + digits + "\" is no octal number");
    }

    private static String text(byte[] field, int from, int length) {
        int end = from;
        while (end < from + length && field[end] != 0) {
            end++;
        }
        return new String(field, from, end - from, StandardCharsets.UTF_8);
    }
}
