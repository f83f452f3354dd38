package dev.agentops.policy.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The detached signatures of a manifest: one line of Base64 for each, so that a manifest can be signed by an old and a new key
 * while keys are exchanged.
 */
final class SignatureFile {
    private static final int MOST = 8;
    private static final int SIGNATURE_BYTES = 64;

    private final List<byte[]> signatures;

    private SignatureFile(List<byte[]> signatures) {
        this.signatures = signatures;
    }

    static byte[] sign(byte[] manifest, List<SigningKey> signers) {
        return signers.stream()
                .map(signer -> Base64.getEncoder().encodeToString(signer.sign(manifest)) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the file.
     *
     * @throws BundleRejectedException when it holds anything but signatures
     */
    static SignatureFile parse(byte[] file) {
        List<String> lines =
                new String(file, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty() || lines.size() > MOST) {
            throw malformed();
        }
        List<byte[]> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(signature(line));
        }
        return new SignatureFile(signatures);
    }

    private static byte[] signature(String line) {
        try {
            byte[] signature = Base64.getDecoder().decode(line);
            if (signature.length == SIGNATURE_BYTES) {
                return signature;
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
        throw malformed();
    }

    private static BundleRejectedException malformed() {
        return new BundleRejectedException(
                RejectionKind.BAD_SIGNATURE,
                Manifest.SIGNATURE,
                "is no signature file: it has 1 to " + MOST + " lines of Base64 for " + SIGNATURE_BYTES
                        + " bytes each; sign the manifest again");
    }

    /** The first of the keys that signed the manifest. */
    Optional<TrustedKey> signer(byte[] manifest, List<TrustedKey> keys) {
        return keys.stream()
                .filter(key -> signatures.stream().anyMatch(signature -> key.verifies(manifest, signature)))
                .findFirst();
    }
}
