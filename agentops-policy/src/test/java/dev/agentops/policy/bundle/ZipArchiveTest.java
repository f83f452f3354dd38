package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as common tools write them are read, and archives that can be read in two ways are not. */
class ZipArchiveTest {
    private static final BundleLimits LIMITS = new BundleLimits(4, 1000, 2000, 1000);

    private final RawZip zip = new RawZip();
    private final RawZip.Entry first = zip.add("a", bytes("first"), false);

    private void assertRefused(RejectionKind kind, String message) {
        BundleRejectedException refused = catchThrowableOfType(
                BundleRejectedException.class, () -> ZipArchive.read("bundle.zip", zip.build(), LIMITS));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused).hasMessageContaining(message);
    }

    private void assertDefect(String message) {
        assertRefused(RejectionKind.BAD_ARCHIVE, message);
    }

    private ZipArchive read() {
        return ZipArchive.read("bundle.zip", zip.build(), LIMITS);
    }

    @Test
    void readsStoredAndCompressedFiles() {
        zip.add("b", bytes("second ".repeat(50)), true);
        zip.add("empty", bytes(""), false);
        zip.add("empty-compressed", bytes(""), true);

        assertThat(read().names()).containsExactly("a", "b", "empty", "empty-compressed");
        assertThat(read().read("a")).isEqualTo(bytes("first"));
        assertThat(read().read("b")).isEqualTo(bytes("second ".repeat(50)));
        assertThat(read().read("empty")).isEmpty();
        assertThat(read().read("empty-compressed")).isEmpty();
        assertThat(read().read("c")).isNull();
    }

    @Test
    void readsWhatTheJdkWrites() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream jdk = new ZipOutputStream(out)) {
            for (String name : List.of("a", "b")) {
                jdk.putNextEntry(new ZipEntry(name));
                jdk.write(bytes("content of " + name));
                jdk.closeEntry();
            }
        }

        ZipArchive archive = ZipArchive.read("bundle.zip", out.toByteArray(), LIMITS);

        assertThat(archive.read("b")).isEqualTo(bytes("content of b"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsSizesAfterTheData(boolean withoutSignature) {
        first.flags = 8;
        first.descriptor = true;
        first.descriptorWithoutSignature = withoutSignature;

        assertThat(read().read("a")).isEqualTo(bytes("first"));
    }

    @Test
    void readsExtraFieldsOver() {
        first.extra = new byte[] {1, 2, 3, 4};

        assertThat(read().read("a")).isEqualTo(bytes("first"));
    }

    @Test
    void nothing() {
        BundleRejectedException refused = catchThrowableOfType(
                BundleRejectedException.class, () -> ZipArchive.read("bundle.zip", new byte[0], LIMITS));

        assertThat(refused.kind()).isEqualTo(RejectionKind.BAD_ARCHIVE);
    }

    @Test
    void dataAfterTheEnd() {
        zip.afterEnd = bytes("more");

        assertDefect("does not end where an archive ends");
    }

    @Test
    void aCommentThatHidesAnotherEnd() {
        zip.commentLength = 22;
        zip.afterEnd = new byte[22];

        assertDefect("does not end where an archive ends");
    }

    @Test
    void aCommentOfNothing() {
        zip.commentLength = 1;

        assertDefect("directory is not right before its end");
    }

    @Test
    void twoArchivesOneAfterTheOther() {
        byte[] other = new RawZip().build();
        zip.afterEnd = other;

        assertDefect("directory");
    }

    @Test
    void aSecondDirectoryBeforeTheOneThatCounts() {
        RawZip other = new RawZip();
        other.add("a", bytes("other"), false);
        zip.beforeDirectory = other.build();

        assertDefect("something between its files and its directory");
    }

    @Test
    void somethingBetweenDirectoryAndEnd() {
        zip.betweenDirectoryAndEnd = new byte[1];

        assertDefect("directory is not right before its end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void anotherNumberOfFilesThanItSays(int lie) {
        zip.countLie = lie;

        assertDefect("directory");
    }

    @Test
    void aFileTwice() {
        zip.add("a", bytes("other"), false);

        assertRefused(RejectionKind.DUPLICATE, "a: there is a too");
    }

    @Test
    void namesThatDifferInCaseOnly() {
        zip.add("A", bytes("other"), false);

        assertRefused(RejectionKind.DUPLICATE, "A: there is a too");
    }

    @Test
    void anotherNameInTheDirectory() {
        first.centralName = "b";

        assertDefect("a file and its entry in the directory differ");
    }

    @Test
    void anotherSizeInTheDirectory() {
        first.size = 4;

        assertDefect("a file and its entry in the directory differ");
    }

    @Test
    void anotherChecksum() {
        first.crc++;

        assertDefect("a is not what it says it is");
    }

    @Test
    void filesThatOverlap() {
        RawZip.Entry second = zip.add("b", bytes("second"), false);
        zip.entries.remove(second);
        zip.entries.add(0, second);
        zip.offsetLie = 1;

        assertDefect("do not follow each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "x/a", "x/", "x\\a", "", ".", "..", ".a", "a\0", "a\u00e4", "CON"})
    void aNameThatLeadsOutOrIsOdd(String name) {
        first.localName = name;
        first.centralName = name;

        assertRefused(RejectionKind.BAD_PATH, "is no name for a file of a bundle");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0x20, 0x40, 0x2000, 0x8000})
    void encryptedOrUnknownKinds(int flags) {
        first.flags = flags;

        assertDefect("encrypted or of a kind");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 12, 93, 0xffff})
    void unknownMethods(int method) {
        first.method = method;

        assertDefect("compressed in a way that is not read");
    }

    @Test
    void aCommentOfAFile() {
        first.commentLength = 3;

        assertDefect("has a comment");
    }

    @Test
    void compressedDataThatInflatesToMoreThanItSays() {
        byte[] large = new byte[100_000_000];
        RawZip.Entry bomb = zip.add("bomb", large, true);
        bomb.size = 10;
        bomb.localSize = 10;

        assertDefect("bomb does not inflate to the size that it says");
    }

    @Test
    void compressedDataThatInflatesToLessThanItSays() {
        RawZip.Entry short1 = zip.add("short", new byte[10], true);
        short1.size = 900;
        short1.localSize = 900;

        assertDefect("short does not inflate to the size that it says");
    }

    @Test
    void moreThanOneStreamOfCompressedData() {
        RawZip.Entry two = zip.add("two", new byte[10], true);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        stored.writeBytes(two.stored);
        stored.writeBytes(RawZip.deflated(new byte[10]));
        two.stored = stored.toByteArray();

        assertDefect("two does not inflate to the size that it says");
    }

    @Test
    void brokenCompressedData() {
        RawZip.Entry broken = zip.add("broken", new byte[100], true);
        broken.stored = new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff};

        assertDefect("broken is not compressed as it says");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void sizesBeyondWhatIsThere(int size) {
        first.size = size;
        first.localSize = size;

        assertDefect("larger than 2 GB, or says so");
    }

    @Test
    void aFileThatSaysItIsTooLargeIsNotInflated() {
        RawZip.Entry large = zip.add("large", bytes("x"), true);
        large.size = 1001;

        assertRefused(RejectionKind.TOO_LARGE, "large: is larger than 1000 bytes");
    }

    @Test
    void filesThatAreTooLargeTogether() {
        RawZip many = new RawZip();
        BundleLimits limits = new BundleLimits(20, 1000, 2000, 1000);
        for (int i = 0; i < 8; i++) {
            many.add("f" + i, new byte[1000], true);
        }

        BundleRejectedException refused = catchThrowableOfType(
                BundleRejectedException.class, () -> ZipArchive.read("bundle.zip", many.build(), limits));

        assertThat(refused.kind()).isEqualTo(RejectionKind.TOO_LARGE);
        assertThat(refused).hasMessageContaining("holds 8000 bytes, may hold 7096");
    }

    @Test
    void moreFilesThanThereMayBe() {
        for (int i = 0; i < 6; i++) {
            zip.add("f" + i, bytes("x"), false);
        }

        assertRefused(RejectionKind.TOO_LARGE, "has 7 files, may have 6");
    }

    /** Cut off anywhere, it is refused and nothing is thrown but that. */
    @Test
    void everyTruncationIsRefused() {
        zip.add("b", bytes("second ".repeat(20)), true);
        byte[] whole = zip.build();
        List<Integer> accepted = new ArrayList<>();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (catchThrowableOfType(BundleRejectedException.class, () -> ZipArchive.read("bundle.zip", cut, LIMITS))
                    == null) {
                accepted.add(length);
            }
        }
        assertThat(whole.length).isGreaterThan(150);
        assertThat(accepted).isEmpty();
    }
}
