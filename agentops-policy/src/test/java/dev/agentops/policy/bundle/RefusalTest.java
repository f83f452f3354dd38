package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.KEY;
import static dev.agentops.policy.bundle.Bundles.OTHER_KEY;
import static dev.agentops.policy.bundle.Bundles.PERMIT;
import static dev.agentops.policy.bundle.Bundles.bytes;
import static dev.agentops.policy.bundle.Bundles.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Version 5 is in force, signed. Whatever is wrong with what comes next, it stays in force, and the listener hears why. */
class RefusalTest {
    @TempDir
    private Path place;

    private Path folder;

    private final Heard heard = new Heard();
    private final BundleTrust trust =
            BundleTrust.requireSignature(KEY.trusted()).named("shop");
    private PolicyReloader<String> reloader;

    @BeforeEach
    void versionFiveIsInForce() throws IOException {
        folder = Files.createDirectory(place.resolve("policies"));
        Bundles.unpack(folder, 5, KEY.signing());
        reloader = start(trust);
    }

    private PolicyReloader<String> start(BundleTrust trusted) {
        return PolicyReloader.builder(BundleSource.at(folder, trusted, FolderRules.everything()), RefusalTest::compile)
                .listener(heard)
                .start();
    }

    private static String compile(PolicyBundle bundle) {
        if (bundle.file("broken.cedar").isPresent()) {
            throw new IllegalArgumentException("broken.cedar:1:1: is no policy");
        }
        return "compiled " + bundle.version().number();
    }

    private void assertRefused(RejectionKind kind, String... messages) {
        String before = reloader.current();
        BundleVersion version = reloader.version();

        ReloadOutcome outcome = reloader.reload();

        assertThat(outcome)
                .asInstanceOf(type(ReloadOutcome.Rejected.class))
                .satisfies(rejected -> assertThat(rejected.kind()).isEqualTo(kind))
                .satisfies(rejected -> List.of(messages)
                        .forEach(text -> assertThat(rejected.message()).contains(text)))
                .satisfies(rejected -> assertThat(rejected.inForce()).isEqualTo(version));
        assertThat(heard.last()).isEqualTo(outcome);
        assertThat(reloader.current()).isSameAs(before).isEqualTo("compiled 5");
        assertThat(reloader.version()).isEqualTo(version);
        assertThat(reloader.stats().rejections()).containsEntry(kind, 1L);
        assertThat(reloader.stats().lastRejection()).isEqualTo(outcome);
        assertRecovers();
    }

    /** The refusal leaves nothing behind that stands in the way of a good one. */
    private void assertRecovers() {
        if (Files.isDirectory(folder)) {
            Bundles.unpack(folder, 7, KEY.signing());
        } else {
            Bundles.write(folder, Bundles.shop(7).archive(KEY.signing()));
        }
        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Swapped.class);
        assertThat(reloader.current()).isEqualTo("compiled 7");
    }

    @Test
    void aFolderThatIsGone() throws IOException {
        Bundles.clear(folder);
        Files.delete(folder);

        assertRefused(RejectionKind.UNREADABLE, "cannot be read");
    }

    @Test
    void aLinkThatLeadsNowhere() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Files.delete(folder.resolve("a.cedar"));
        Files.createSymbolicLink(folder.resolve("a.cedar"), folder.resolve("gone.cedar"));

        assertRefused(RejectionKind.UNREADABLE, "a.cedar: cannot be read: NoSuchFileException");
    }

    @Test
    void aManifestWithoutFiles() {
        Bundles.clear(folder);
        Bundles.manifest(folder, "");

        assertRefused(RejectionKind.EMPTY, "lists no file");
    }

    @Test
    void aBareFolder() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        Files.delete(folder.resolve("manifest.json.sig"));

        assertRefused(RejectionKind.NO_MANIFEST, "has no manifest.json");
    }

    @Test
    void aBareFolderAlsoInDevelopmentOnceABundleWasInForce() throws IOException {
        reloader = start(BundleTrust.development());
        Files.delete(folder.resolve("manifest.json"));
        Files.delete(folder.resolve("manifest.json.sig"));

        assertRefused(RejectionKind.DOWNGRADE, "has no manifest.json, and shop@5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"format\": \"agentops-policy-bundle/2\", \"name\": \"shop\", \"version\": 6, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"../x\", \"version\": 6, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 0, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": -1, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 1e300, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 9007199254740992, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": \"6\", \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 6, \"version\": 7, \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 6, \"files\": {}}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 6, \"files\": [{}]}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 6, \"files\": [], \"expires\": 1}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 6, \"created\": \"now\", \"files\": []}",
                "{\"format\": \"agentops-policy-bundle/1\", \"name\": \"shop\", \"version\": 6, \"created\": null, \"files\": []}",
            })
    void aManifestThatIsNone(String json) {
        Bundles.rawManifest(folder, json);

        assertRefused(RejectionKind.BAD_MANIFEST, "manifest.json");
    }

    @Test
    void aManifestWithADigestInUpperCase() {
        Bundles.manifest(folder, entry("a.cedar", PERMIT).toUpperCase(Locale.ROOT));

        assertRefused(RejectionKind.BAD_MANIFEST);
    }

    @Test
    void aFileThatIsMissing() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Files.delete(folder.resolve("b.cedar"));

        assertRefused(RejectionKind.HALF_WRITTEN, "b.cedar: is missing");
    }

    @Test
    void aFileThatIsNotYetWhole() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("b.cedar").toFile(), "rw")) {
            file.setLength(10);
        }

        assertRefused(RejectionKind.HALF_WRITTEN, "b.cedar: has 10 bytes, should have");
    }

    @Test
    void aFileOfTheSameSizeWithAnotherByte() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        byte[] content = Files.readAllBytes(folder.resolve("a.cedar"));
        content[3] ^= 1;
        Files.write(folder.resolve("a.cedar"), content);

        assertRefused(RejectionKind.DIGEST_MISMATCH, "a.cedar: has another digest");
    }

    @Test
    void aFileThatIsNotListed() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Files.writeString(folder.resolve("c.cedar"), PERMIT);

        assertRefused(RejectionKind.UNLISTED, "c.cedar: is not listed");
    }

    @Test
    void aFolderWithin() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Path inner = Files.createDirectory(folder.resolve("more"));

        assertThat(reloader.reload())
                .isInstanceOfSatisfying(
                        ReloadOutcome.Rejected.class,
                        rejected -> assertThat(rejected.kind()).isEqualTo(RejectionKind.UNLISTED));
        assertThat(reloader.current()).isEqualTo("compiled 5");
        Files.delete(inner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.cedar",
                "..",
                ".",
                "",
                "/etc/passwd",
                "x/a.cedar",
                "x\\\\a.cedar",
                "C:a.cedar",
                ".hidden.cedar",
                "a.cedar.",
                "a .cedar",
                "a\\u0000.cedar",
                "a\\n.cedar",
                "\\u00e4.cedar",
                "NUL",
                "com1.cedar",
                "-rf",
                "manifest.json",
                "manifest.json.sig"
            })
    void aNameThatIsNotAPlainFileName(String name) {
        Bundles.clear(folder);
        Bundles.manifest(folder, entry(name, PERMIT));

        assertRefused(RejectionKind.BAD_PATH);
    }

    @Test
    void aNameThatIsTooLong() {
        Bundles.manifest(folder, entry("a".repeat(129), PERMIT));

        assertRefused(RejectionKind.BAD_PATH, "aaa...", "is no name");
    }

    @Test
    void aLinkThatLeadsOut() throws IOException {
        Path outside = Files.writeString(place.resolve("outside.cedar"), PERMIT);
        Bundles.unpack(folder, 6, KEY.signing());
        Files.delete(folder.resolve("a.cedar"));
        Files.createSymbolicLink(folder.resolve("a.cedar"), outside);

        assertRefused(RejectionKind.BAD_PATH, "a.cedar: is a link that leads out");
    }

    @Test
    void aManifestThatIsALinkToTheOutside() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Path outside = Files.move(folder.resolve("manifest.json"), place.resolve("manifest.json"));
        Files.createSymbolicLink(folder.resolve("manifest.json"), outside);

        assertRefused(RejectionKind.BAD_PATH, "manifest.json: is a link that leads out");
    }

    @Test
    void aFileTwice() {
        Bundles.manifest(folder, entry("a.cedar", PERMIT) + ", " + entry("a.cedar", PERMIT));

        assertRefused(RejectionKind.DUPLICATE, "a.cedar: there is a.cedar too");
    }

    @Test
    void namesThatDifferInCaseOnly() {
        Bundles.manifest(folder, entry("a.cedar", PERMIT) + ", " + entry("A.cedar", PERMIT));

        assertRefused(RejectionKind.DUPLICATE, "A.cedar: there is a.cedar too");
    }

    @Test
    void aFileThatIsTooLarge() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("a.cedar").toFile(), "rw")) {
            file.setLength((8 << 20) + 1);
        }

        assertRefused(RejectionKind.TOO_LARGE, "a.cedar: is larger than 8388608 bytes");
    }

    @Test
    void aListOfFilesThatAreTooLargeTogether() {
        String digest = Sha256.of(bytes(""));
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            files.add("{\"name\": \"f%d\", \"size\": 8388608, \"sha256\": \"%s\"}".formatted(i, digest));
        }
        Bundles.manifest(folder, String.join(",", files));

        assertRefused(RejectionKind.TOO_LARGE, "lists 75497472 bytes");
    }

    @Test
    void moreFilesThanThereMayBe() {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            files.add(entry("f" + i, ""));
        }
        Bundles.manifest(folder, String.join(",", files));

        assertRefused(RejectionKind.TOO_LARGE, "lists 1001 files, may list 1000");
    }

    @Test
    void aManifestThatIsTooLarge() {
        Bundles.rawManifest(folder, " ".repeat((1 << 20) + 1));

        assertRefused(RejectionKind.TOO_LARGE, "manifest.json: is larger than 1048576 bytes");
    }

    @Test
    void aSignatureFileThatIsTooLarge() {
        Bundles.write(folder.resolve("manifest.json.sig"), new byte[5000]);

        assertRefused(RejectionKind.TOO_LARGE, "manifest.json.sig: is larger than 4096 bytes");
    }

    @Test
    void noSignature() {
        Bundles.unpack(folder, 6);

        assertRefused(
                RejectionKind.UNSIGNED,
                "manifest.json.sig: is missing",
                KEY.trusted().id());
    }

    @Test
    void aSignatureOfAnotherKey() {
        Bundles.unpack(folder, 6, OTHER_KEY.signing());

        assertRefused(RejectionKind.BAD_SIGNATURE, "no signature in it is of a trusted key");
    }

    @Test
    void aSignatureOfAnotherManifest() throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve("manifest.json.sig"));
        Bundles.unpack(folder, 6, KEY.signing());
        Files.write(folder.resolve("manifest.json.sig"), old);

        assertRefused(RejectionKind.BAD_SIGNATURE);
    }

    @Test
    void aManifestWithOneMoreSpaceThanWasSigned() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Files.writeString(folder.resolve("manifest.json"), Files.readString(folder.resolve("manifest.json")) + " ");

        assertRefused(RejectionKind.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "AAAA\n", "no base64", "\u0000"})
    void aSignatureFileThatIsNone(String text) {
        Bundles.unpack(folder, 6);
        Bundles.write(folder.resolve("manifest.json.sig"), bytes(text));

        assertRefused(RejectionKind.BAD_SIGNATURE, "is no signature file");
    }

    @Test
    void anUnsignedManifestIsNotEvenParsed() {
        Bundles.clear(folder);
        Bundles.write(folder.resolve("manifest.json"), bytes("{"));

        assertRefused(RejectionKind.UNSIGNED);
    }

    @Test
    void aBundleOfAnotherNameThanIsTrusted() {
        Bundles.manifest(folder, "bank", 6, entry("a.cedar", PERMIT));

        assertRefused(RejectionKind.WRONG_NAME, "is of the bundle bank, and shop is wanted");
    }

    @Test
    void aBundleOfAnotherNameThanIsInForce() {
        reloader = start(BundleTrust.requireSignature(KEY.trusted()));
        Bundles.clear(folder);
        Bundles.manifest(folder, "bank", 6, entry("a.cedar", PERMIT));
        Bundles.write(folder.resolve("a.cedar"), bytes(PERMIT));

        assertRefused(RejectionKind.WRONG_NAME, "bank@6", "cannot follow shop@5");
    }

    @Test
    void anOlderVersionThatWasSignedOnce() {
        Bundles.unpack(folder, 4, KEY.signing());

        assertRefused(RejectionKind.DOWNGRADE, "shop@4", "which is older than shop@5");
    }

    @Test
    void theSameVersionWithOtherContent() {
        Bundles.clear(folder);
        Bundles.manifest(folder, "shop", 5, entry("a.cedar", PERMIT));
        Bundles.write(folder.resolve("a.cedar"), bytes(PERMIT));

        assertRefused(RejectionKind.TAMPERED, "shop@5", "which has other files than shop@5");
    }

    @Test
    void policiesThatDoNotCompile() {
        Bundles.clear(folder);
        Bundles.manifest(folder, entry("broken.cedar", PERMIT));
        Bundles.write(folder.resolve("broken.cedar"), bytes(PERMIT));

        assertRefused(RejectionKind.INVALID, "broken.cedar:1:1: is no policy");
    }

    @Test
    void anArchiveThatIsCutOff() throws IOException {
        Bundles.clear(folder);
        Files.delete(folder);
        byte[] archive = Bundles.shop(6).archive(KEY.signing());
        Bundles.write(folder, Arrays.copyOf(archive, archive.length - 30));

        assertRefused(RejectionKind.BAD_ARCHIVE, "it does not end where an archive ends");
    }

    @Test
    void anArchiveWithAnotherByteInAFile() throws IOException {
        Bundles.clear(folder);
        Files.delete(folder);
        byte[] archive = Bundles.shop(6).archive(KEY.signing());
        archive[40] ^= 1;
        Bundles.write(folder, archive);

        assertRefused(RejectionKind.BAD_ARCHIVE, "a.cedar is not what it says it is");
    }

    @Test
    void anArchiveThatIsTooLarge() throws IOException {
        Bundles.clear(folder);
        Files.delete(folder);
        try (RandomAccessFile file = new RandomAccessFile(folder.toFile(), "rw")) {
            file.setLength(67L << 20);
        }

        assertRefused(RejectionKind.TOO_LARGE, "is larger than 69206016 bytes");
    }
}
