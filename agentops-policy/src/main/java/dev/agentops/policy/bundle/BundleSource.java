package dev.agentops.policy.bundle;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where bundles come from. Reading is all there is to it, so that what is verified and what is used are the same bytes.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface BundleSource {
    /**
     * Reads and verifies what is there now.
     *
     * @throws BundleRejectedException when it is refused
     */
    PolicyBundle read();

    /**
     * A folder or an archive, looked at anew at each reading.
     *
     * @param path the folder, or the file of the archive; need not exist yet
     * @param rules what the files are for
     */
    static BundleSource at(Path path, BundleTrust trust, FolderRules rules) {
        BundleReader reader = new BundleReader(trust, rules, BundleLimits.STANDARD);
        return () -> Files.isDirectory(path) ? reader.folder(path) : reader.archive(path);
    }

    /**
     * Reads and verifies an archive that was fetched from somewhere.
     *
     * @param origin where it is from, for messages
     * @throws BundleRejectedException when it is refused
     */
    static PolicyBundle readArchive(String origin, byte[] archive, BundleTrust trust, FolderRules rules) {
        return new BundleReader(trust, rules, BundleLimits.STANDARD).archive(origin, archive);
    }
}
