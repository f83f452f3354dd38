package dev.agentops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name).toRealPath();
            Path written = Files.createTempFile(file.getParent(), ".agentops", ".tmp");
            try {
                Files.writeString(written, text);
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new CommandFailedException("--format: " + name + " cannot be written: " + e.getMessage());
        }
    }
}
