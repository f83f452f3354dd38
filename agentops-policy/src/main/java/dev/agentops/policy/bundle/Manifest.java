package dev.agentops.policy.bundle;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of itself: which version it is, and which files it has.
 *
 * @param name what the bundle is for
 * @param version from 1, only upward
 * @param created when it was made; for people only, null when it does not say
 * @param files all of them
 */
record Manifest(String name, long version, @Nullable Instant created, List<Entry> files) {
    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.json.sig";
    static final String FORMAT = "agentops-policy-bundle/1";

    private static final Pattern BUNDLE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file that the bundle has.
     *
     * @param size in bytes
     * @param sha256 64 lower-case hex digits
     */
    record Entry(String name, int size, String sha256) {
        static Entry of(String name, byte[] content) {
            return new Entry(name, content.length, Sha256.of(content));
        }
    }

    static boolean isReserved(String file) {
        return file.equals(NAME) || file.equals(SIGNATURE);
    }

    static boolean isName(String bundle) {
        return BUNDLE_NAME.matcher(bundle).matches();
    }

    static boolean isVersion(long version) {
        return version >= 1 && version <= BundleVersion.HIGHEST;
    }

    List<String> fileNames() {
        return files.stream().map(Entry::name).toList();
    }

    /**
     * Refuses a list of files that no bundle has.
     *
     * @throws BundleRejectedException when it is refused
     */
    void requireFiles(BundleLimits limits) {
        if (files.isEmpty()) {
            throw new BundleRejectedException(RejectionKind.EMPTY, NAME, "lists no file: a bundle has at least one");
        }
        requireSizes(limits);
        fileNames().forEach(BundleNames::requirePlain);
        BundleNames.requireDistinct(fileNames());
        files.stream().map(Entry::name).filter(Manifest::isReserved).findFirst().ifPresent(file -> {
            throw new BundleRejectedException(
                    RejectionKind.BAD_PATH, NAME, "lists " + file + ", which lists no others");
        });
    }

    private void requireSizes(BundleLimits limits) {
        if (files.size() > limits.files()) {
            throw new BundleRejectedException(
                    RejectionKind.TOO_LARGE, NAME, "lists " + files.size() + " files, may list " + limits.files());
        }
        for (Entry file : files) {
            if (file.size > limits.fileBytes()) {
                throw limits.tooLarge(BundleNames.shown(file.name));
            }
        }
        long total = files.stream().mapToLong(Entry::size).sum();
        if (total > limits.totalBytes()) {
            throw new BundleRejectedException(
                    RejectionKind.TOO_LARGE,
                    NAME,
                    "lists " + total + " bytes of files, may list " + limits.totalBytes());
        }
    }
}
