package dev.agentops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;

/** Writes the policies of a folder anew. Each file is replaced as a whole, so that none is ever half written. */
final class PolicyFiles {
    private static final String MANIFEST = "manifest.json";

    private final Path folder;

    PolicyFiles(Path folder) {
        this.folder = folder;
    }

    void write(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(MANIFEST))) {
            throw new CommandFailedException("--format: " + folder
                    + " is a bundle, which is not changed: format the folder that it was made of");
        }
        texts.forEach(this::write);
    }

    /** A temporary file is for its owner alone; the policies may be read by others. */
    private static void keepRights(Path file, Path written) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (rights != null) {
            Files.setPosixFilePermissions(written, rights.readAttributes().permissions());
        }
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name).toRealPath();
            Path written = Files.createTempFile(file.getParent(), ".agentops", ".tmp");
            try {
                Files.writeString(written, text);
                keepRights(file, written);
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new CommandFailedException("--format: " + name + " cannot be written: " + e.getMessage());
        }
    }
}
