package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.KEY;
import static dev.agentops.policy.bundle.Bundles.OTHER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTrustTest {
    @TempDir
    private Path folder;

    private PolicyBundle read(BundleTrust trust) {
        return BundleSource.at(folder, trust, FolderRules.everything()).read();
    }

    private RejectionKind refusal(BundleTrust trust) {
        return catchThrowableOfType(BundleRejectedException.class, () -> read(trust))
                .kind();
    }

    @Test
    void aRequiredSignatureNeedsAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(BundleTrust::requireSignature)
                .withMessageContaining("no key is trusted");
        assertThatIllegalArgumentException().isThrownBy(() -> BundleTrust.requireSignature(List.of()));
    }

    @Test
    void keysAreExchangedByTrustingBothForAWhile() {
        BundleTrust old = BundleTrust.requireSignature(KEY.trusted());
        BundleTrust both = BundleTrust.requireSignature(KEY.trusted(), OTHER_KEY.trusted());
        BundleTrust young = BundleTrust.requireSignature(OTHER_KEY.trusted());

        Bundles.unpack(folder, 1, KEY.signing());
        assertThat(read(old).signer()).contains(KEY.trusted().id());
        assertThat(read(both).signer()).contains(KEY.trusted().id());
        assertThat(refusal(young)).isEqualTo(RejectionKind.BAD_SIGNATURE);

        Bundles.unpack(folder, 2, OTHER_KEY.signing());
        assertThat(refusal(old)).isEqualTo(RejectionKind.BAD_SIGNATURE);
        assertThat(read(both).signer()).contains(OTHER_KEY.trusted().id());
    }

    @Test
    void oneManifestMayHaveTheSignaturesOfBothKeys() {
        Bundles.unpack(folder, 1, KEY.signing(), OTHER_KEY.signing());

        assertThat(read(BundleTrust.requireSignature(KEY.trusted())).signer())
                .contains(KEY.trusted().id());
        assertThat(read(BundleTrust.requireSignature(OTHER_KEY.trusted())).signer())
                .contains(OTHER_KEY.trusted().id());
    }

    @Test
    void anOptionalSignatureMayBeMissingButNotBad() {
        BundleTrust optional = BundleTrust.optional(KEY.trusted());
        Bundles.unpack(folder, 1);
        assertThat(read(optional).signer()).isEmpty();
        Bundles.unpack(folder, 1, KEY.signing());
        assertThat(read(optional).signer()).contains(KEY.trusted().id());
        Bundles.unpack(folder, 1, OTHER_KEY.signing());
        assertThat(refusal(optional)).isEqualTo(RejectionKind.BAD_SIGNATURE);
    }

    @Test
    void onlyDevelopmentTakesABareFolder() throws Exception {
        Files.writeString(folder.resolve("a.cedar"), Bundles.PERMIT);

        assertThat(read(BundleTrust.development()).isDevelopment()).isTrue();
        assertThat(refusal(BundleTrust.optional())).isEqualTo(RejectionKind.NO_MANIFEST);
        assertThat(refusal(BundleTrust.requireSignature(KEY.trusted()))).isEqualTo(RejectionKind.NO_MANIFEST);
    }

    @Test
    void developmentLooksAtAManifestThatIsThereAndNotAtItsSignature() throws Exception {
        Bundles.unpack(folder, 1, OTHER_KEY.signing());
        PolicyBundle bundle = read(BundleTrust.development());
        assertThat(bundle.isDevelopment()).isFalse();
        assertThat(bundle.signer()).isEmpty();

        Files.writeString(folder.resolve("a.cedar"), "changed");
        assertThat(refusal(BundleTrust.development())).isEqualTo(RejectionKind.HALF_WRITTEN);
    }

    @Test
    void keysAreReadAndWrittenAsPem() throws Exception {
        Path open = Files.writeString(folder.resolve("key.pub"), KEY.trusted().pem());
        Path secret = Files.writeString(folder.resolve("key"), KEY.signing().pem());

        assertThat(TrustedKey.read(open)).isEqualTo(KEY.trusted()).hasSameHashCodeAs(KEY.trusted());
        assertThat(TrustedKey.read(open)
                        .verifies(new byte[3], SigningKey.read(secret).sign(new byte[3])))
                .isTrue();
        assertThat(KEY.signing()).hasToString("ed25519 signing key");
        assertThat(KEY.trusted().toString()).matches("ed25519:[0-9a-f]{16}");
        assertThat(KEY.toString())
                .doesNotContain(KEY.signing().pem().lines().toList().get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n=A\n-----END PUBLIC KEY-----",
                "-----BEGIN RSA PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END RSA PUBLIC KEY-----",
            })
    void whatIsNoKeyIsRefused(String pem) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pub"), pem);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedKey.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("is no public key for Ed25519 in PEM form");
    }

    @Test
    void aPrivateKeyInPlaceOfAPublicOneIsRefusedWithoutShowingIt() {
        String secret = KEY.signing().pem();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedKey.ofPem(secret))
                .withMessageNotContaining(secret.lines().toList().get(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofPem(KEY.trusted().pem()))
                .withMessageContaining("is no private key for Ed25519");
    }

    @Test
    void anotherKindOfKeyIsRefused() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        String pem = Pem.text(Pem.PUBLIC, rsa.generateKeyPair().getPublic().getEncoded());

        assertThatIllegalArgumentException().isThrownBy(() -> TrustedKey.ofPem(pem));
    }
}
