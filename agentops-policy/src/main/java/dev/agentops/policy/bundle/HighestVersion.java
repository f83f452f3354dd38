package dev.agentops.policy.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers across restarts which version was in force last, in a file of one line. One file belongs to one process. Not
 * thread-safe.
 */
final class HighestVersion {
    private static final Pattern LINE =
            Pattern.compile("agentops-policy-version/1 (\\S{1,64}) ([1-9][0-9]{0,15}) ([0-9a-f]{64})\\n");
    private static final int LONGEST = 4096;

    private final @Nullable Path file;

    /** Remembers in a file; nothing at all when there is none. */
    HighestVersion(@Nullable Path file) {
        this.file = file;
    }

    /**
     * What was in force last; empty when nothing was.
     *
     * @throws BundleRejectedException when the file cannot be read
     */
    Optional<BundleVersion> read() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file, Files.size(file) > LONGEST ? "" : Files.readString(file)));
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static BundleVersion parse(Path file, String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !Manifest.isName(line.group(1))) {
            throw refused(
                    file,
                    "does not hold the version that was in force last: find out which it was, and remove the file to"
                            + " begin anew");
        }
        return new BundleVersion(line.group(1), Long.parseLong(line.group(2)), line.group(3));
    }

    /**
     * Remembers a version, on disk when this returns. Versions of bare folders are not remembered.
     *
     * @throws BundleRejectedException when that is not possible
     */
    void remember(BundleVersion version) {
        if (file == null || version.isDevelopment()) {
            return;
        }
        String line =
                "agentops-policy-version/1 " + version.name() + " " + version.number() + " " + version.digest() + "\n";
        try {
            replace(file.toAbsolutePath(), line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw refused(
                    file, "cannot be written (" + e.getClass().getSimpleName() + "): see to its folder and its disk");
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(part, file);
        forceFolder(file.getParent());
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The new name is on disk when the folder is; Windows cannot open one, and needs not. */
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            // The content is on disk either way; without this a power failure may bring back the version before.
        }
    }

    private static BundleRejectedException refused(Path file, String message) {
        return new BundleRejectedException(RejectionKind.NOT_REMEMBERED, file.toString(), message);
    }
}
