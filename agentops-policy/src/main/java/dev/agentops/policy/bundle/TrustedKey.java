package dev.agentops.policy.bundle;

import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/**
 * A public key whose signature on a manifest is believed: Ed25519, as X.509 SubjectPublicKeyInfo. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410">RFC 8410</a>
 */
public final class TrustedKey {
    private static final int ID_DIGITS = 16;

    private final PublicKey key;

    TrustedKey(PublicKey key) {
        this.key = key;
    }

    /**
     * A key from its PEM form, which begins with {@code -----BEGIN PUBLIC KEY-----}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static TrustedKey ofPem(String pem) {
        try {
            return new TrustedKey(Pem.ed25519().generatePublic(new X509EncodedKeySpec(Pem.bytes(Pem.PUBLIC, pem))));
        } catch (InvalidKeySpecException e) {
            throw Pem.bad(Pem.PUBLIC);
        }
    }

    /**
     * A key from a file in PEM form.
     *
     * @throws IllegalArgumentException when the file cannot be read or holds something else
     */
    public static TrustedKey read(Path file) {
        try {
            return ofPem(Pem.read(Pem.PUBLIC, file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " " + e.getMessage(), e);
        }
    }

    /** Names the key: 16 hex digits of SHA-256 over its encoded form. */
    public String id() {
        return Sha256.of(key.getEncoded()).substring(0, ID_DIGITS);
    }

    /** The key in PEM form. */
    public String pem() {
        return Pem.text(Pem.PUBLIC, key.getEncoded());
    }

    /** Whether a signature over these bytes was made with the key's other half. */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("a key that was read before cannot verify", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** {@code ed25519:} and the id. */
    @Override
    public String toString() {
        return "ed25519:" + id();
    }
}
