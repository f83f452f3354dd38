package dev.agentops.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody meant for a policies folder and put where, or called what, would not be read: a guard that is none. */
final class MisplacedFiles {
    private static final String POLICIES = ".cedar";
    private static final int DEEPEST_FOLDER = 8;

    private MisplacedFiles() {}

    /** Why an entry of the folder that is not read must not be passed over; empty when it may. */
    static Optional<String> remedy(Path entry, String name) {
        if (Files.isDirectory(entry)) {
            return isHidden(name) ? Optional.empty() : inside(entry);
        }
        return rightName(name.toLowerCase(Locale.ROOT), name).map(right -> "would not be used: name it " + right);
    }

    private static Optional<String> rightName(String lower, String name) {
        if (lower.endsWith(POLICIES)) {
            return Optional.of(name.substring(0, name.length() - POLICIES.length()) + POLICIES);
        }
        if (lower.endsWith(".cedarschema")) {
            return Optional.of(PolicyFolder.SCHEMA);
        }
        if (lower.endsWith(".cedarschema.json") || lower.equals("schema.json")) {
            return Optional.of(PolicyFolder.JSON_SCHEMA);
        }
        return Stream.of(PolicyFolder.ENTITIES, PolicyFolder.LINKS)
                .filter(lower::equals)
                .findFirst();
    }

    /** A folder that cannot be read, such as {@code lost+found} of a volume, is nobody's place for policies. */
    private static Optional<String> inside(Path folder) {
        try (Stream<Path> files = Files.find(folder, DEEPEST_FOLDER, (file, attributes) -> isPolicies(file))) {
            return files.map(file -> "is a folder that holds " + file.getFileName()
                            + ", and subfolders are not read: move its policies up")
                    .sorted()
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPolicies(Path file) {
        return PolicyFolder.nameOf(file).toLowerCase(Locale.ROOT).endsWith(POLICIES);
    }

    /** Mounted volumes keep the targets of their links in such folders. */
    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }
}
