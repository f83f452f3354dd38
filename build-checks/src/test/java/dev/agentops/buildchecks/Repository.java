package dev.agentops.buildchecks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The working tree that the build runs in. */
final class Repository {
    private static final String GENERATED = "target";

    private Repository() {}

    static Path root() {
        String root = System.getProperty("agentops.root");
        if (root == null) {
            throw new AssertionError("system property agentops.root is not set: run these tests with Maven");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    static Path file(String path) {
        return root().resolve(path);
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Files under version control; every file outside build folders where this is an exported tree. */
    static List<Path> trackedFiles() {
        if (!Files.exists(file(".git"))) {
            return walk();
        }
        return ProcessRun.in(root(), "git", "ls-files").requireSuccess().lines().stream()
                .map(Repository::file)
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<Path> walk() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isGenerated(root().relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root(), e);
        }
    }

    private static boolean isGenerated(Path relative) {
        for (Path part : relative) {
            if (part.toString().equals(GENERATED)) {
                return true;
            }
        }
        return false;
    }
}
