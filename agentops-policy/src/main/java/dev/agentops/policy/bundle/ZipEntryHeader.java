package dev.agentops.policy.bundle;

/**
 * What an archive's directory says of one file.
 *
 * @param flags only ones that are known
 * @param crc CRC-32 of the content
 * @param storedSize bytes in the archive
 * @param size bytes of the content
 * @param offset where the file begins
 */
record ZipEntryHeader(String name, int flags, Method method, int crc, int storedSize, int size, int offset) {
    private static final int SIZES_FOLLOW = 0x0008;

    /** How a file is stored. */
    enum Method {
        STORED,
        DEFLATED
    }

    static Method method(int number) throws ZipDefect {
        return switch (number) {
            case 0 -> Method.STORED;
            case 8 -> Method.DEFLATED;
            default -> throw new ZipDefect("a file of it is compressed in a way that is not read");
        };
    }

    /** Whether checksum and sizes stand once more after the data, because the writer did not know them before. */
    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }
}
