package dev.agentops.policy.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files of a folder. Links are followed while they stay inside it, as mounted volumes need. */
final class FolderContents implements BundleContents {
    /** Of entries that are looked at; a folder that has more is somebody's mistake. */
    private static final int MOST_ENTRIES = 100_000;

    private final Path root;
    private final BundleLimits limits;
    private final Set<String> names;

    private FolderContents(Path root, BundleLimits limits, Set<String> names) {
        this.root = root;
        this.limits = limits;
        this.names = names;
    }

    /**
     * Lists a folder.
     *
     * @throws BundleRejectedException when it cannot be listed
     */
    static FolderContents of(Path folder, BundleLimits limits) {
        try {
            Path root = folder.toRealPath();
            return new FolderContents(root, limits, visibleNames(root));
        } catch (IOException | DirectoryIteratorException e) {
            throw new BundleRejectedException(
                    RejectionKind.UNREADABLE, folder.toString(), "cannot be read as a folder: name one that exists");
        }
    }

    private static Set<String> visibleNames(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null && !BundleNames.isHidden(name.toString())) {
                    names.add(name.toString());
                }
                if (names.size() > MOST_ENTRIES) {
                    throw new BundleRejectedException(
                            RejectionKind.TOO_LARGE, root.toString(), "has more than " + MOST_ENTRIES + " files");
                }
            }
        }
        return names;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    Path pathOf(String name) {
        return root.resolve(name);
    }

    boolean isFolder(String name) {
        return Files.isDirectory(pathOf(name));
    }

    @Override
    public byte @Nullable [] read(String name) {
        if (!names.contains(name)) {
            return null;
        }
        try {
            return bytes(name, pathOf(name).toRealPath());
        } catch (IOException e) {
            throw refused(
                    RejectionKind.UNREADABLE,
                    name,
                    "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private byte[] bytes(String name, Path file) throws IOException {
        if (!file.startsWith(root)) {
            throw refused(
                    RejectionKind.BAD_PATH, name, "is a link that leads out of the folder: copy the file into it");
        }
        if (!Files.isRegularFile(file)) {
            throw refused(RejectionKind.BAD_PATH, name, "is not a file");
        }
        int most = limits.bytesOf(name);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw limits.tooLarge(name);
            }
            return bytes;
        }
    }

    private static BundleRejectedException refused(RejectionKind kind, String name, String message) {
        return new BundleRejectedException(kind, name, message);
    }
}
