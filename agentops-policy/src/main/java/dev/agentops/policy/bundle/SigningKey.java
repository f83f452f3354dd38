package dev.agentops.policy.bundle;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key that signs manifests: Ed25519, as PKCS #8. It never shows itself but in {@link #pem}. Thread-safe. */
public final class SigningKey {
    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Both halves of a new key.
     *
     * @param signing keeps secret, and signs
     * @param trusted is given to whoever verifies
     */
    public record Pair(SigningKey signing, TrustedKey trusted) {}

    /** A new key from the platform's secure random numbers. */
    public static Pair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Pair(new SigningKey(pair.getPrivate()), new TrustedKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /**
     * A key from its PEM form, unencrypted, which begins with {@code -----BEGIN PRIVATE KEY-----}.
     *
     * @throws IllegalArgumentException when it is something else; its message holds nothing of the text
     */
    public static SigningKey ofPem(String pem) {
        try {
            return new SigningKey(Pem.ed25519().generatePrivate(new PKCS8EncodedKeySpec(Pem.bytes(Pem.PRIVATE, pem))));
        } catch (InvalidKeySpecException e) {
            throw Pem.bad(Pem.PRIVATE);
        }
    }

    /**
     * A key from a file in PEM form.
     *
     * @throws IllegalArgumentException when the file cannot be read or holds something else
     */
    public static SigningKey read(Path file) {
        try {
            return ofPem(Pem.read(Pem.PRIVATE, file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " " + e.getMessage(), e);
        }
    }

    /** The secret itself, unencrypted: keep it where only the signer reads it. */
    public String pem() {
        return Pem.text(Pem.PRIVATE, key.getEncoded());
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read before cannot sign", e);
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "ed25519 signing key";
    }
}
