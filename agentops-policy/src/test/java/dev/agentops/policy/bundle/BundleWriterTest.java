package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.KEY;
import static dev.agentops.policy.bundle.Bundles.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWriterTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void writesAManifestOfOneLineForEachFile() {
        byte[] manifest = BundleWriter.create("shop", 7)
                .created(NOON)
                .add("b.cedar", bytes("b"))
                .add("a.cedar", bytes("a"))
                .manifest()
                .get("manifest.json");

        assertThat(manifest).asString().isEqualTo("""
                {
                  "format": "agentops-policy-bundle/1",
                  "name": "shop",
                  "version": 7,
                  "created": "2026-01-31T12:00:00Z",
                  "files": [
                    {"name": "a.cedar", "size": 1, "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
                    {"name": "b.cedar", "size": 1, "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}
                  ]
                }
                """);
    }

    @Test
    void whatItWritesIsReadAgain() {
        byte[] archive = Bundles.shop(7).created(NOON).archive(KEY.signing());

        PolicyBundle bundle = BundleSource.readArchive(
                "shop.zip", archive, BundleTrust.requireSignature(KEY.trusted()), FolderRules.everything());

        assertThat(bundle.version().number()).isEqualTo(7);
        assertThat(bundle.version().name()).isEqualTo("shop");
        assertThat(bundle.origin()).isEqualTo("shop.zip");
        assertThat(bundle.files()).extracting(BundleFile::name).containsExactly("a.cedar", "b.cedar");
        assertThat(bundle.file("manifest.json")).isEmpty();
    }

    @Test
    void theSameContentGivesTheSameBytesInEveryTimeZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            byte[] there = Bundles.shop(7).created(NOON).archive(KEY.signing());
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Niue"));
            assertThat(Bundles.shop(7).created(NOON).archive(KEY.signing())).isEqualTo(there);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void othersReadItsArchives() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Bundles.shop(7).archive(KEY.signing())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("a.cedar", "b.cedar", "manifest.json", "manifest.json.sig");
    }

    @Test
    void folderAndArchiveOfTheSameFilesAreTheSameVersion() {
        Bundles.unpack(folder, 7, KEY.signing());
        BundleTrust trust = BundleTrust.requireSignature(KEY.trusted());

        PolicyBundle unpacked =
                BundleSource.at(folder, trust, FolderRules.everything()).read();
        PolicyBundle packed = BundleSource.readArchive(
                "shop.zip", Bundles.shop(7).archive(KEY.signing()), trust, FolderRules.everything());

        assertThat(unpacked.version()).isEqualTo(packed.version());
    }

    @Test
    void anOldManifestInTheFolderIsReplacedAndHiddenFilesAreLeftOut() throws IOException {
        Bundles.unpack(folder, 6, KEY.signing());
        Files.writeString(folder.resolve("a.cedar"), "changed");
        Files.writeString(folder.resolve(".gitignore"), "x");

        var made = BundleWriter.create("shop", 7)
                .addFolder(folder, FolderRules.everything())
                .manifest(KEY.signing());
        made.forEach((name, content) -> Bundles.write(folder.resolve(name), content));

        PolicyBundle bundle = BundleSource.at(
                        folder, BundleTrust.requireSignature(KEY.trusted()), FolderRules.everything())
                .read();
        assertThat(bundle.version().number()).isEqualTo(7);
        assertThat(bundle.files()).extracting(BundleFile::name).containsExactly("a.cedar", "b.cedar");
        assertThat(bundle.file("a.cedar").orElseThrow().text()).isEqualTo("changed");
    }

    @Test
    void readsAFolderThatIsMountedThroughLinks() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..2026_01_31"));
        Bundles.unpack(data, 7, KEY.signing());
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        for (String name : List.of("a.cedar", "b.cedar", "manifest.json", "manifest.json.sig")) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
        }

        PolicyBundle bundle = BundleSource.at(
                        folder, BundleTrust.requireSignature(KEY.trusted()), FolderRules.everything())
                .read();

        assertThat(bundle.version().number()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a b", ".x", "a\nb"})
    void aNameThatNoBundleHas(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleWriter.create(name, 1))
                .withMessageContaining("is no name for a bundle");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, 1L << 53})
    void aVersionThatNoBundleHas(long version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleWriter.create("shop", version))
                .withMessage("%s is no version: use a whole number from 1 to 9007199254740991", version);
    }

    @Test
    void filesThatNoBundleHas() {
        assertThat(refusal(BundleWriter.create("shop", 1))).isEqualTo(RejectionKind.EMPTY);
        assertThat(refusal(Bundles.shop(1).add("A.CEDAR", bytes("x")))).isEqualTo(RejectionKind.DUPLICATE);
        assertThat(refusal(Bundles.shop(1).add("x/y", bytes("x")))).isEqualTo(RejectionKind.BAD_PATH);
        assertThat(refusal(Bundles.shop(1).add("large", new byte[(8 << 20) + 1])))
                .isEqualTo(RejectionKind.TOO_LARGE);
    }

    private static RejectionKind refusal(BundleWriter writer) {
        return catchThrowableOfType(BundleRejectedException.class, writer::archive)
                .kind();
    }

    @Test
    void aFolderWithAFolderInItIsRefusedWithEveryProblem() throws IOException {
        Files.createDirectories(folder.resolve("x/y"));
        Files.createDirectory(folder.resolve("z"));

        BundleRejectedException refused = catchThrowableOfType(
                BundleRejectedException.class,
                () -> BundleWriter.create("shop", 1).addFolder(folder, FolderRules.everything()));

        assertThat(refused.problems()).extracting(BundleProblem::place).containsExactly("x", "z");
        assertThat(refused.getMessage().toLowerCase(Locale.ROOT)).contains("is not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY"})
    void packsNoPrivateKey(String label) throws IOException {
        Bundles.unpack(folder, 1);
        Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN " + label + "-----\nAA==\n-----END " + label + "-----\n");
        BundleWriter writer = BundleWriter.create("shop", 1).addFolder(folder, FolderRules.everything());

        for (ThrowingCallable made : new ThrowingCallable[] {writer::archive, writer::manifest}) {
            BundleRejectedException refused = catchThrowableOfType(BundleRejectedException.class, made);
            assertThat(refused.kind()).isEqualTo(RejectionKind.BAD_PATH);
            assertThat(refused)
                    .hasMessageContaining("key.pem: holds a private key")
                    .hasMessageNotContaining("AA==");
        }
    }

    @Test
    void packsPublicKeys() {
        BundleWriter writer = Bundles.shop(1).add("key.pub", bytes(KEY.trusted().pem()));

        assertThat(writer.archive()).isNotEmpty();
    }
}
