package dev.agentops.policy;

import dev.agentops.policy.bundle.FolderRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files hold policies, a schema, entities or links, and which look as if they were meant to: somebody put or named them where they
 * would not be read, and a guard that is not read is none. Immutable and thread-safe.
 */
public final class PolicyFolderRules implements FolderRules {
    private static final String POLICIES = ".cedar";
    private static final Set<String> OTHERS =
            Set.of(PolicyFolder.SCHEMA, PolicyFolder.JSON_SCHEMA, PolicyFolder.ENTITIES, PolicyFolder.LINKS);
    private static final int DEEPEST_FOLDER = 8;

    private static final PolicyFolderRules RULES = new PolicyFolderRules();

    private PolicyFolderRules() {}

    /** The rules. */
    public static PolicyFolderRules standard() {
        return RULES;
    }

    @Override
    public boolean reads(String name) {
        return isPolicies(name) || OTHERS.contains(name);
    }

    static boolean isPolicies(String name) {
        return name.endsWith(POLICIES);
    }

    @Override
    public Optional<String> misplaced(String name) {
        return rightName(name).map(right -> "would not be used: name it " + right);
    }

    private static Optional<String> rightName(String name) {
        String visible = name.replaceFirst("^\\.+", "");
        String lower = visible.toLowerCase(Locale.ROOT);
        if (lower.endsWith(POLICIES)) {
            return Optional.of(visible.substring(0, visible.length() - POLICIES.length()) + POLICIES);
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
    @Override
    public Optional<String> misplacedIn(Path subfolder) {
        try (Stream<Path> files =
                Files.find(subfolder, DEEPEST_FOLDER, (file, attributes) -> looksLikePolicies(file))) {
            return files.map(file -> "is a folder that holds " + file.getFileName()
                            + ", and subfolders are not read: move its policies up")
                    .sorted()
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean looksLikePolicies(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(POLICIES);
    }
}
