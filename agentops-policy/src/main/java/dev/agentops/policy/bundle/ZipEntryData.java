package dev.agentops.policy.bundle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Goes through the files of an archive from its first byte on, each where the one before ends. Not thread-safe. */
final class ZipEntryData {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int LOCAL_BYTES = 30;
    private static final int DESCRIPTOR_BYTES = 12;

    private final ByteBuffer bytes;
    private int position;

    ZipEntryData(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    /** The content of the file that begins here, if it is the one that the directory describes. */
    byte[] next(ZipEntryHeader header) throws ZipDefect {
        local(header);
        byte[] content = content(header, take(header.storedSize()));
        if (header.sizesFollow()) {
            descriptor(header);
        }
        return content;
    }

    private void local(ZipEntryHeader header) throws ZipDefect {
        int at = take(LOCAL_BYTES);
        if (at != header.offset() || bytes.getInt(at) != LOCAL_SIGNATURE) {
            throw new ZipDefect("its files do not follow each other as its directory says");
        }
        int nameBytes = Short.toUnsignedInt(bytes.getShort(at + 26));
        int extraBytes = Short.toUnsignedInt(bytes.getShort(at + 28));
        String name = ZipArchive.name(bytes, take(nameBytes), nameBytes);
        take(extraBytes);
        boolean same = name.equals(header.name())
                && bytes.getShort(at + 6) == header.flags()
                && ZipEntryHeader.method(bytes.getShort(at + 8)) == header.method();
        if (!same || !sameSizes(header, at + 14)) {
            throw new ZipDefect("a file and its entry in the directory differ");
        }
    }

    /** Where the sizes follow, they may be zero here. */
    private boolean sameSizes(ZipEntryHeader header, int at) {
        boolean unknown = bytes.getInt(at) == 0 && bytes.getLong(at + 4) == 0;
        return (header.sizesFollow() && unknown) || isSizesOf(header, at);
    }

    private boolean isSizesOf(ZipEntryHeader header, int at) {
        return bytes.getInt(at) == header.crc()
                && bytes.getInt(at + 4) == header.storedSize()
                && bytes.getInt(at + 8) == header.size();
    }

    private void descriptor(ZipEntryHeader header) throws ZipDefect {
        int at = take(DESCRIPTOR_BYTES);
        if (bytes.getInt(at) == DESCRIPTOR_SIGNATURE) {
            take(Integer.BYTES);
            at += Integer.BYTES;
        }
        if (!isSizesOf(header, at)) {
            throw new ZipDefect("the sizes after a file differ from those in the directory");
        }
    }

    private int take(int count) throws ZipDefect {
        int at = position;
        if (count > bytes.capacity() - at) {
            throw new ZipDefect("a file of it is cut off");
        }
        position += count;
        return at;
    }

    private byte[] content(ZipEntryHeader header, int at) throws ZipDefect {
        byte[] content = switch (header.method()) {
            case STORED -> stored(header, at);
            case DEFLATED -> inflated(header, at);
        };
        CRC32 crc = new CRC32();
        crc.update(content);
        if (content.length != header.size() || (int) crc.getValue() != header.crc()) {
            throw new ZipDefect(header.name() + " is not what it says it is");
        }
        return content;
    }

    private byte[] stored(ZipEntryHeader header, int at) {
        byte[] content = new byte[header.storedSize()];
        bytes.get(at, content);
        return content;
    }

    /** One byte more than it says to be is room enough to find that out. */
    private byte[] inflated(ZipEntryHeader header, int at) throws ZipDefect {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.slice(at, header.storedSize()));
            byte[] out = new byte[header.size() + 1];
            int length = inflate(inflater, out);
            if (!inflater.finished() || inflater.getRemaining() != 0 || length != header.size()) {
                throw new ZipDefect(header.name() + " does not inflate to the size that it says");
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            throw new ZipDefect(header.name() + " is not compressed as it says");
        } finally {
            inflater.end();
        }
    }

    private static int inflate(Inflater inflater, byte[] out) throws DataFormatException {
        int length = 0;
        while (length < out.length && !inflater.finished()) {
            int more = inflater.inflate(out, length, out.length - length);
            if (more == 0 && !inflater.finished()) {
                return length;
            }
            length += more;
        }
        return length;
    }
}
