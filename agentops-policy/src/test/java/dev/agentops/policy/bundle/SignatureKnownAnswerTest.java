package dev.agentops.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that others made. */
class SignatureKnownAnswerTest {
    /** What stands before the 32 bytes of a key in its two encoded forms: RFC 8410. */
    private static final String PUBLIC_PREFIX = "302a300506032b6570032100";

    private static final String PRIVATE_PREFIX = "302e020100300506032b657004220420";

    @TempDir
    private Path folder;

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void keysSignAndVerifyAsTheStandardSays(String secret, String open, String message, String signature) {
        HexFormat hex = HexFormat.of();
        SigningKey signing = SigningKey.ofPem(Pem.text(Pem.PRIVATE, hex.parseHex(PRIVATE_PREFIX + secret)));
        TrustedKey trusted = TrustedKey.ofPem(Pem.text(Pem.PUBLIC, hex.parseHex(PUBLIC_PREFIX + open)));

        byte[] made = signing.sign(hex.parseHex(message));

        assertThat(made).isEqualTo(hex.parseHex(signature));
        assertThat(trusted.verifies(hex.parseHex(message), made)).isTrue();
        assertThat(trusted.verifies(hex.parseHex(message + "00"), made)).isFalse();
        made[0] ^= 1;
        assertThat(trusted.verifies(hex.parseHex(message), made)).isFalse();
    }

    /**
     * Made by OpenSSL 3.0: {@code openssl genpkey -algorithm ed25519 -out key.pem}, {@code openssl pkey -in key.pem -pubout},
     * {@code openssl pkeyutl -sign -rawin -inkey key.pem -in manifest.json | base64 -w0}.
     */
    @Test
    void aManifestThatOpenSslSignedIsBelieved() throws Exception {
        Files.writeString(folder.resolve("a.cedar"), Bundles.PERMIT);
        Files.writeString(folder.resolve("manifest.json"), """
                {"format":"agentops-policy-bundle/1","name":"kat","version":1,"files":[{"name":"a.cedar","size":38,"sha256":"c5ad120fb9af314a4a45eb7c8934145087f995daff99968501683a0c84a79473"}]}
                """);
        Files.writeString(
                folder.resolve("manifest.json.sig"),
                "kJn50898ft8/DVufFBl02+HcUkjVH3cChTuDLPe2090+VZsfbLkMIgPHl7fNi2kbeZEbaiRHfyogzODvIIR/Cg==");
        TrustedKey key = TrustedKey.ofPem("""
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAsvWSLWRXRcPFQjfDA8OkWMWQELys2T17i7hw68y//mU=
                -----END PUBLIC KEY-----
                """);

        PolicyBundle bundle = BundleSource.at(folder, BundleTrust.requireSignature(key), FolderRules.everything())
                .read();

        assertThat(bundle.version())
                .hasToString("kat@1 (sha256:" + bundle.version().digest().substring(0, 16) + ")");
        assertThat(bundle.signer()).contains(key.id());
    }
}
