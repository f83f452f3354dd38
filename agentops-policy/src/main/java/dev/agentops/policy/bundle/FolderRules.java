package dev.agentops.policy.bundle;

import java.nio.file.Path;
import java.util.Optional;

/** What the files of a bundle are for, as far as reading them needs to know. Thread-safe. */
public interface FolderRules {
    /** Whether a file of a bare folder is part of it. With a manifest, what that lists is. */
    boolean reads(String name);

    /**
     * Why a file that would not be used must not be passed over, as a remedy; empty when it may. Such a file is one that
     * {@link #reads} does not name, or that is hidden.
     */
    Optional<String> misplaced(String name);

    /** Why a folder within a bare folder must not be passed over, as a remedy; empty when it may. Hidden ones are not asked about. */
    Optional<String> misplacedIn(Path subfolder);

    /** Reads every file and every visible name. */
    static FolderRules everything() {
        return new FolderRules() {
            @Override
            public boolean reads(String name) {
                return true;
            }

            @Override
            public Optional<String> misplaced(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<String> misplacedIn(Path subfolder) {
                return Optional.of("is a folder, and subfolders are not read: move its files up");
            }
        };
    }
}
