package dev.agentops.benchmarks.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one file of policies, which is there until it is closed. */
final class PolicyFiles implements AutoCloseable {
    private final Path folder;
    private final Path file;

    PolicyFiles(String policies) {
        try {
            folder = Files.createTempDirectory("agentops-decisions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = folder.resolve("policies.cedar");
        write(policies);
    }

    /** Puts other policies in place of those that were there. */
    void write(String policies) {
        try {
            Files.writeString(file, policies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
