package dev.agentops.policy.mcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tool descriptions and schemas made by others. */
final class SharedTools {
    private static final Path ROOT = Path.of(System.getProperty("agentops.shared", "../../shared"), "mcp-tools");

    private SharedTools() {}

    static Path at(String place) {
        Path path = ROOT.resolve(place);
        assumeTrue(Files.exists(path), "the tool descriptions are not here: " + path);
        return path;
    }

    static String text(String place) {
        try {
            return Files.readString(at(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
