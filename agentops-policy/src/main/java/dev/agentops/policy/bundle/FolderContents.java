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
    private final Set<String> names = new TreeSet<>();
    private final Set<String> hidden = new TreeSet<>();

    private FolderContents(Path root, BundleLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    /**
     * Lists a folder.
     *
     * @throws BundleRejectedException when it cannot be listed
     */
    static FolderContents of(Path folder, BundleLimits limits) {
        try {
            FolderContents contents = new FolderContents(folder.toRealPath(), limits);
            contents.list();
            return contents;
        } catch (IOException | DirectoryIteratorException e) {
            throw new BundleRejectedException(
                    RejectionKind.UNREADABLE, folder.toString(), "cannot be read as a folder: name one that exists");
        }
    }

    private void list() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                (BundleNames.isHidden(name) ? hidden : names).add(name);
                if (names.size() + hidden.size() > MOST_ENTRIES) {
                    throw refused(RejectionKind.TOO_LARGE, root.toString(), "has more than " + MOST_ENTRIES + " files");
                }
            }
        }
    }

    @Override
    public Set<String> names() {
        return names;
    }

    /** The names that begin with a dot: nothing reads them. */
    Set<String> hidden() {
        return hidden;
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
