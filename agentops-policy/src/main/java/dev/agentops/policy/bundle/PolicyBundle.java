package dev.agentops.policy.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A verified set of files with one version, all of it in memory. There is no way to one that was not verified. Immutable and
 * thread-safe.
 */
public final class PolicyBundle {
    private final String origin;
    private final BundleVersion version;
    private final @Nullable String signer;
    private final SortedMap<String, BundleFile> files = new TreeMap<>();

    private PolicyBundle(
            String origin, BundleVersion version, @Nullable String signer, SortedMap<String, byte[]> contents) {
        this.origin = origin;
        this.version = version;
        this.signer = signer;
        contents.forEach((name, content) -> files.put(name, new BundleFile(name, content)));
    }

    static PolicyBundle verified(
            String origin, Manifest manifest, @Nullable String signer, SortedMap<String, byte[]> contents) {
        BundleVersion version = new BundleVersion(manifest.name(), manifest.version(), Sha256.of(contents));
        return new PolicyBundle(origin, version, signer, contents);
    }

    static PolicyBundle development(String origin, SortedMap<String, byte[]> contents) {
        return new PolicyBundle(origin, BundleVersion.development(Sha256.of(contents)), null, contents);
    }

    /** Where it was read from, for messages. */
    public String origin() {
        return origin;
    }

    /** Its name, number and content. */
    public BundleVersion version() {
        return version;
    }

    /** Whether it is a bare folder without a manifest: good for development, and for nothing else. */
    public boolean isDevelopment() {
        return version.isDevelopment();
    }

    /** The {@link TrustedKey#id} of the key whose signature was verified; empty when none was. */
    public Optional<String> signer() {
        return Optional.ofNullable(signer);
    }

    /** Its files by name, without manifest and signature. */
    public List<BundleFile> files() {
        return List.copyOf(files.values());
    }

    /** One of its files. */
    public Optional<BundleFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Its files by name, as a writer takes them. */
    Map<String, BundleFile> byName() {
        return files;
    }

    /** Version and number of files. */
    @Override
    public String toString() {
        return version + ", " + files.size() + " files";
    }
}
