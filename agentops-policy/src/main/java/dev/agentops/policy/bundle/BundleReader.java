package dev.agentops.policy.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads each of the forms that a bundle may have. */
final class BundleReader {
    private final BundleTrust trust;
    private final FolderRules rules;
    private final BundleLimits limits;

    BundleReader(BundleTrust trust, FolderRules rules, BundleLimits limits) {
        this.trust = trust;
        this.rules = rules;
        this.limits = limits;
    }

    PolicyBundle folder(Path folder) {
        FolderContents contents = FolderContents.of(folder, limits);
        if (trust.allowsBareFolder() && !contents.names().contains(Manifest.NAME)) {
            return PolicyBundle.development(
                    folder.toString(), new BareFolder(folder.toString(), contents, rules, limits).read());
        }
        return new BundleVerifier(folder.toString(), contents, trust, rules, limits).verify();
    }

    PolicyBundle archive(Path file) {
        return archive(file.toString(), bytes(file));
    }

    PolicyBundle archive(String origin, byte[] archive) {
        BundleContents contents = ZipArchive.read(origin, archive, limits);
        return new BundleVerifier(origin, contents, trust, rules, limits).verify();
    }

    private byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BundleRejectedException(
                    RejectionKind.UNREADABLE,
                    file.toString(),
                    "cannot be read as a folder: name one that exists, or the file of an archive");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limits.archiveBytes() + 1);
            if (bytes.length > limits.archiveBytes()) {
                throw new BundleRejectedException(
                        RejectionKind.TOO_LARGE, file.toString(), "is larger than " + limits.archiveBytes() + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new BundleRejectedException(
                    RejectionKind.UNREADABLE,
                    file.toString(),
                    "cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
