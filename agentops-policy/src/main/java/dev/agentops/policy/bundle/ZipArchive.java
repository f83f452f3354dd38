package dev.agentops.policy.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive in memory that admits one reading only. Zip tells twice what is in an archive, and readers differ in whom they
 * believe; here both accounts must agree, every byte must belong to exactly one of them, and nothing may stand before, between
 * or after.
 *
 * <p>The JDK's readers take one account each, and tolerate the rest.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format, sections 4.3 to 4.4</a>
 */
final class ZipArchive implements BundleContents {
    static final int CENTRAL_SIGNATURE = 0x02014b50;
    static final int END_SIGNATURE = 0x06054b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;

    /** Text in UTF-8, sizes after the data, and how hard the compressor tried. */
    private static final int KNOWN_FLAGS = 0x080e;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ZipArchive() {}

    /**
     * Reads an archive.
     *
     * @throws BundleRejectedException when it is not built as it has to be, or is too large
     */
    static ZipArchive read(String origin, byte[] archive, BundleLimits limits) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
            return read(bytes, limits);
        } catch (ZipDefect defect) {
            throw new BundleRejectedException(
                    RejectionKind.BAD_ARCHIVE,
                    origin,
                    "is not a zip archive as a bundle has to be (" + defect.getMessage()
                            + "): copy it again, or make it again");
        }
    }

    private static ZipArchive read(ByteBuffer bytes, BundleLimits limits) throws ZipDefect {
        ZipArchive archive = new ZipArchive();
        List<ZipEntryHeader> headers = headers(bytes, limits);
        BundleNames.requireDistinct(headers.stream().map(ZipEntryHeader::name).toList());
        ZipEntryData data = new ZipEntryData(bytes);
        for (ZipEntryHeader header : headers) {
            archive.files.put(header.name(), data.next(header));
        }
        if (data.position() != directoryStart(bytes)) {
            throw new ZipDefect("there is something between its files and its directory");
        }
        return archive;
    }

    private static int directoryStart(ByteBuffer bytes) {
        return bytes.getInt(bytes.capacity() - END_BYTES + 16);
    }

    private static List<ZipEntryHeader> headers(ByteBuffer bytes, BundleLimits limits) throws ZipDefect {
        int end = bytes.capacity() - END_BYTES;
        if (end < 0 || bytes.getInt(end) != END_SIGNATURE) {
            throw new ZipDefect("it does not end where an archive ends");
        }
        requireOneDirectory(bytes, end);
        int count = requireCount(Short.toUnsignedInt(bytes.getShort(end + 10)), limits);
        bytes.position(directoryStart(bytes));
        List<ZipEntryHeader> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(header(bytes, end));
        }
        if (bytes.position() != end) {
            throw new ZipDefect("its directory does not fill its place");
        }
        requireSizes(headers, limits);
        return headers;
    }

    private static void requireOneDirectory(ByteBuffer bytes, int end) throws ZipDefect {
        boolean oneDisk = bytes.getInt(end + 4) == 0 && bytes.getShort(end + 8) == bytes.getShort(end + 10);
        boolean noComment = bytes.getShort(end + 20) == 0;
        long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
        long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
        if (!oneDisk || !noComment || start + size != end) {
            throw new ZipDefect("its directory is not right before its end");
        }
    }

    private static int requireCount(int count, BundleLimits limits) {
        int most = limits.files() + 2;
        if (count > most) {
            throw new BundleRejectedException(
                    RejectionKind.TOO_LARGE, "archive", "has " + count + " files, may have " + most);
        }
        return count;
    }

    /** Before anything is inflated, by what the archive says; what it says is held to when it is. */
    private static void requireSizes(List<ZipEntryHeader> headers, BundleLimits limits) {
        long total = 0;
        for (ZipEntryHeader header : headers) {
            if (header.size() > limits.bytesOf(header.name())) {
                throw limits.tooLarge(header.name());
            }
            total += header.size();
        }
        long most = (long) limits.totalBytes() + limits.manifestBytes() + limits.signatureBytes();
        if (total > most) {
            throw new BundleRejectedException(
                    RejectionKind.TOO_LARGE, "archive", "holds " + total + " bytes, may hold " + most);
        }
    }

    private static ZipEntryHeader header(ByteBuffer bytes, int end) throws ZipDefect {
        int at = bytes.position();
        if (end - at < CENTRAL_BYTES || bytes.getInt(at) != CENTRAL_SIGNATURE) {
            throw new ZipDefect("its directory has fewer files than it says");
        }
        int nameBytes = Short.toUnsignedInt(bytes.getShort(at + 28));
        int extraBytes = Short.toUnsignedInt(bytes.getShort(at + 30));
        int next = at + CENTRAL_BYTES + nameBytes + extraBytes;
        if (next > end || bytes.getInt(at + 32) != 0) {
            throw new ZipDefect("an entry of its directory is cut off, has a comment or is on another disk");
        }
        bytes.position(next);
        return new ZipEntryHeader(
                name(bytes, at + CENTRAL_BYTES, nameBytes),
                flags(bytes.getShort(at + 8)),
                ZipEntryHeader.method(bytes.getShort(at + 10)),
                bytes.getInt(at + 16),
                size(bytes.getInt(at + 20)),
                size(bytes.getInt(at + 24)),
                size(bytes.getInt(at + 42)));
    }

    /** Latin-1 keeps every byte, and only ASCII passes. */
    static String name(ByteBuffer bytes, int at, int length) {
        String name =
                StandardCharsets.ISO_8859_1.decode(bytes.slice(at, length)).toString();
        BundleNames.requirePlain(name);
        return name;
    }

    private static int flags(int flags) throws ZipDefect {
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw new ZipDefect("a file of it is encrypted or of a kind that is not read");
        }
        return flags;
    }

    private static int size(int value) throws ZipDefect {
        if (value < 0) {
            throw new ZipDefect("it is larger than 2 GB, or says so");
        }
        return value;
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public byte @Nullable [] read(String name) {
        return files.get(name);
    }
}
