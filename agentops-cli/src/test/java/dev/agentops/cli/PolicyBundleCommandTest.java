package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.policy.bundle.TrustedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyBundleCommandTest {
    @TempDir
    private Path place;

    private Path policies;
    private Path key;

    @BeforeEach
    void policiesAndKey() throws IOException {
        policies = Files.createDirectory(place.resolve("shop"));
        Files.writeString(policies.resolve("a.cedar"), "permit (principal, action, resource);\n");
        key = place.resolve("key.pem");
        assertThat(CommandRun.of("policy", "keygen", "--out", key).status()).isZero();
    }

    private BundleTrust trust() {
        return BundleTrust.requireSignature(TrustedKey.read(place.resolve("key.pem.pub")));
    }

    private String version(Path bundle) {
        try (CedarAuthorizer authorizer =
                CedarAuthorizer.builder(bundle).trust(trust()).load()) {
            return authorizer.version();
        }
    }

    @Test
    void makesASignedArchive() {
        Path out = place.resolve("shop.zip");

        CommandRun run = CommandRun.of("policy", "bundle", policies, "--version", 7, "--out", out, "--sign", key);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).matches("(?s)shop@7 \\(sha256:[0-9a-f]{16}\\): 1 files, signed\\R");
        assertThat(version(out)).startsWith("shop@7 (sha256:");
    }

    @Test
    void makesTheFolderABundleAndAgainWithANewerVersion() throws IOException {
        CommandRun first = CommandRun.of(
                "policy", "bundle", policies, "--version", 7, "--in-place", "--name", "store", "--sign", key);
        assertThat(first.printed()).contains("store@7");
        assertThat(version(policies)).startsWith("store@7 ");

        Files.writeString(policies.resolve("b.cedar"), "permit (principal, action, resource);\n");
        Files.writeString(policies.resolve("tools.json"), "[]");
        Files.writeString(policies.resolve(".gitignore"), "x");
        CommandRun.of("policy", "bundle", policies, "--version", 8, "--in-place", "--name", "store", "--sign", key);
        assertThat(version(policies)).startsWith("store@8 ");

        CommandRun.of("policy", "bundle", policies, "--version", 9, "--in-place", "--name", "store");
        assertThat(policies.resolve("manifest.json.sig")).doesNotExist();
    }

    @Test
    void theSameInputAndTimeGiveTheSameArchive() throws IOException {
        Path one = place.resolve("one.zip");
        Path other = place.resolve("other.zip");
        for (Path out : new Path[] {one, other}) {
            CommandRun.of(
                    "policy",
                    "bundle",
                    policies,
                    "--version",
                    7,
                    "--out",
                    out,
                    "--sign",
                    key,
                    "--created",
                    "2026-01-31T12:00:00Z");
        }

        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void writesNoArchiveOverAPolicyOrBesideOne() throws IOException {
        Path policy = policies.resolve("a.cedar");
        String before = Files.readString(policy);

        assertRefused("is in a folder to be read", policies, "--version", 1, "--out", policy);
        assertRefused("is in a folder to be read", policies, "--version", 1, "--out", policies.resolve("shop.zip"));

        assertThat(policy).hasContent(before);
        assertThat(policies.resolve("shop.zip")).doesNotExist();
    }

    @Test
    void packsNoPrivateKeyThatLiesAmongThePolicies() throws IOException {
        Path among = Files.copy(key, policies.resolve("key.pem"));
        Path out = place.resolve("shop.zip");

        assertRefused("key.pem: holds a private key", policies, "--version", 1, "--out", out, "--sign", among);
        assertRefused("key.pem: holds a private key", policies, "--version", 1, "--in-place", "--sign", among);

        assertThat(out).doesNotExist();
        assertThat(policies.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void aKeyNeedsAName() {
        for (String name : new String[] {"", "/"}) {
            CommandRun run = CommandRun.of("policy", "keygen", "--out", name);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("is no name of a file");
        }
    }

    @Test
    void aPublicKeyThatIsALinkToNowhereLeavesNoPrivateKeyBehind() throws IOException {
        Path out = place.resolve("other.pem");
        Files.createSymbolicLink(place.resolve("other.pem.pub"), place.resolve("nowhere"));

        assertThat(CommandRun.of("policy", "keygen", "--out", out).err()).contains("other.pem.pub exists already");

        assertThat(out).doesNotExist();
    }

    @Test
    void makesNoBundleOfPoliciesThatDoNotLoad() throws IOException {
        Files.writeString(policies.resolve("b.cedar"), "permit (");
        Path out = place.resolve("shop.zip");

        CommandRun run = CommandRun.of("policy", "bundle", policies, "--version", 7, "--out", out);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("b.cedar:1:").doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithTheOptions() {
        Path out = place.resolve("shop.zip");
        assertRefused("--name, --version: 0 is no version", policies, "--version", 0, "--out", out);
        assertRefused("is no name for a bundle", policies, "--version", 1, "--out", out, "--name", "../x");
        assertRefused("Missing required option", policies, "--out", out);
        assertRefused("Missing required argument", policies, "--version", 1);
        assertRefused("mutually exclusive", policies, "--version", 1, "--out", out, "--in-place");
        assertRefused("cannot be read as a folder", place.resolve("nowhere"), "--version", 1, "--out", out);
        assertRefused("--sign: ", policies, "--version", 1, "--out", out, "--sign", place.resolve("nowhere"));
        assertRefused("is no private key", policies, "--version", 1, "--out", out, "--sign", key + ".pub");
        assertRefused("is one of the files to be read", policies, "--version", 1, "--out", key, "--sign", key);
        assertThat(out).doesNotExist();
    }

    private static void assertRefused(String message, Object folder, Object... options) {
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "policy";
        arguments[1] = "bundle";
        arguments[2] = folder;
        System.arraycopy(options, 0, arguments, 3, options.length);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void aKeyIsForItsOwnerAndIsNotWrittenOver() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String before = Files.readString(key);

        CommandRun again = CommandRun.of("policy", "keygen", "--out", key);

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("key.pem.pub exists already; keys are not written over");
        Files.delete(place.resolve("key.pem.pub"));
        assertThat(CommandRun.of("policy", "keygen", "--out", key).err()).contains("key.pem exists already");
        assertThat(key).hasContent(before);
        assertThat(again.printed()).doesNotContain("PRIVATE");
    }

    @Test
    void helpTellsOfBothCommands() {
        assertThat(CommandRun.of("policy", "--help").out()).contains("bundle", "keygen");
        assertThat(CommandRun.of("policy", "bundle", "--help").out()).contains("--version=N", "--sign");
        assertThat(CommandRun.of("policy").err()).contains("a command is missing, for instance schema");
    }
}
