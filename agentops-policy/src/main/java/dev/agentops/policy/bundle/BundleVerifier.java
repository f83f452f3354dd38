package dev.agentops.policy.bundle;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns files that are there into a bundle that is believed: signature, manifest, list of files, digests, in this order. */
final class BundleVerifier {
    private final String origin;
    private final BundleContents contents;
    private final BundleTrust trust;
    private final FolderRules rules;
    private final BundleLimits limits;

    BundleVerifier(String origin, BundleContents contents, BundleTrust trust, FolderRules rules, BundleLimits limits) {
        this.origin = origin;
        this.contents = contents;
        this.trust = trust;
        this.rules = rules;
        this.limits = limits;
    }

    /**
     * Verifies the files.
     *
     * @throws BundleRejectedException when anything is wrong with them
     */
    PolicyBundle verify() {
        byte[] manifest = contents.read(Manifest.NAME);
        if (manifest == null) {
            throw refused(
                    RejectionKind.NO_MANIFEST,
                    origin,
                    "has no " + Manifest.NAME + ", which is for development only: make a bundle of it");
        }
        Optional<TrustedKey> signer = trust.signer(manifest, contents.read(Manifest.SIGNATURE));
        return verified(ManifestJson.parse(manifest), signer);
    }

    private PolicyBundle verified(Manifest manifest, Optional<TrustedKey> signer) {
        trust.requireName(manifest.name());
        manifest.requireFiles(limits);
        requireListed(manifest);
        requireUsed(manifest);
        return PolicyBundle.verified(
                origin, manifest, signer.map(TrustedKey::id).orElse(null), files(manifest));
    }

    private void requireListed(Manifest manifest) {
        SortedMap<String, Manifest.Entry> listed = new TreeMap<>();
        manifest.files().forEach(file -> listed.put(file.name(), file));
        for (String name : contents.names()) {
            if (!listed.containsKey(name) && !Manifest.isReserved(name)) {
                throw refused(
                        RejectionKind.UNLISTED,
                        BundleNames.shown(name),
                        "is not listed in " + Manifest.NAME + ": remove it, or make the bundle again");
            }
        }
    }

    private void requireUsed(Manifest manifest) {
        for (String name : manifest.fileNames()) {
            if (!rules.reads(name)) {
                rules.misplaced(name).ifPresent(remedy -> {
                    throw refused(RejectionKind.BAD_PATH, name, remedy);
                });
            }
        }
    }

    private SortedMap<String, byte[]> files(Manifest manifest) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        manifest.files().forEach(file -> files.put(file.name(), content(file)));
        return files;
    }

    private byte[] content(Manifest.Entry file) {
        byte[] content = contents.read(file.name());
        if (content == null) {
            throw refused(
                    RejectionKind.HALF_WRITTEN,
                    file.name(),
                    "is missing: put the manifest last when you write a bundle");
        }
        if (content.length != file.size()) {
            throw refused(
                    RejectionKind.HALF_WRITTEN,
                    file.name(),
                    "has " + content.length + " bytes, should have " + file.size()
                            + ": put the manifest last when you write a bundle, and make the bundle again after a change");
        }
        if (!Sha256.of(content).equals(file.sha256())) {
            throw refused(
                    RejectionKind.DIGEST_MISMATCH,
                    file.name(),
                    "has another digest than " + Manifest.NAME + " says: make the bundle again");
        }
        return content;
    }

    private static BundleRejectedException refused(RejectionKind kind, String place, String message) {
        return new BundleRejectedException(kind, place, message);
    }
}
