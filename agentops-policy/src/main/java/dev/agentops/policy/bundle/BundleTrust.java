package dev.agentops.policy.bundle;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bundles are believed. It comes from code or configuration, never from what is verified. Immutable and thread-safe.
 */
public final class BundleTrust {
    private final Level level;
    private final List<TrustedKey> keys;
    private final @Nullable String name;

    private BundleTrust(Level level, Collection<TrustedKey> keys, @Nullable String name) {
        this.level = level;
        this.keys = List.copyOf(keys);
        this.name = name;
    }

    private enum Level {
        SIGNED,
        OPTIONAL,
        DEVELOPMENT
    }

    /**
     * Only bundles with a signature of one of the keys. Several keys are for exchanging them: trust the new one, sign with it,
     * then trust the old one no more.
     *
     * @throws IllegalArgumentException when there is no key
     */
    public static BundleTrust requireSignature(TrustedKey... keys) {
        return requireSignature(List.of(keys));
    }

    /**
     * Only bundles with a signature of one of the keys.
     *
     * @throws IllegalArgumentException when there is no key
     */
    public static BundleTrust requireSignature(Collection<TrustedKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a signature is required and no key is trusted: name at least one");
        }
        return new BundleTrust(Level.SIGNED, keys, null);
    }

    /**
     * Any bundle with a manifest. Where keys are given, a signature that is there must be of one of them; whoever can change
     * the files can still take it away, so this is for the time until all bundles are signed.
     */
    public static BundleTrust optional(TrustedKey... keys) {
        return new BundleTrust(Level.OPTIONAL, List.of(keys), null);
    }

    /** Anything, also a bare folder without a manifest. Signatures are not looked at; a manifest that is there is. */
    public static BundleTrust development() {
        return new BundleTrust(Level.DEVELOPMENT, List.of(), null);
    }

    /** The same, and only for bundles of this name: a bundle that was signed for something else is refused. */
    public BundleTrust named(String name) {
        return new BundleTrust(level, keys, name);
    }

    boolean allowsBareFolder() {
        return level == Level.DEVELOPMENT;
    }

    /**
     * Who signed the manifest; empty when nobody has to.
     *
     * @param file the signature file; null when there is none
     * @throws BundleRejectedException when a signature is missing or not believed
     */
    Optional<TrustedKey> signer(byte[] manifest, byte @Nullable [] file) {
        if (file == null) {
            requireNoSignature();
            return Optional.empty();
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<TrustedKey> signer = SignatureFile.parse(file).signer(manifest, keys);
        if (signer.isEmpty()) {
            throw new BundleRejectedException(
                    RejectionKind.BAD_SIGNATURE,
                    Manifest.SIGNATURE,
                    "no signature in it is of a trusted key and of this manifest: sign it with one of " + keys);
        }
        return signer;
    }

    private void requireNoSignature() {
        if (level == Level.SIGNED) {
            throw new BundleRejectedException(
                    RejectionKind.UNSIGNED,
                    Manifest.SIGNATURE,
                    "is missing, and a signature is required: sign the bundle with one of " + keys);
        }
    }

    void requireName(String bundle) {
        if (name != null && !name.equals(bundle)) {
            throw new BundleRejectedException(
                    RejectionKind.WRONG_NAME,
                    Manifest.NAME,
                    "is of the bundle " + bundle + ", and " + name + " is wanted");
        }
    }

    /** The level, the keys and the name. */
    @Override
    public String toString() {
        return level + " " + keys + (name == null ? "" : " named " + name);
    }
}
