package dev.agentops.cli.sessions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The recorded sessions beside the repository. */
final class SharedSessions {

    private SharedSessions() {}

    /** A file or folder of them; the test is skipped when the folder is absent. */
    static Path path(String relative) {
        String root = System.getProperty("agentops.root", ".");
        Path shared = Path.of(System.getProperty("agentops.shared", root + "/../shared"));
        Path sessions = shared.resolve("sessions");
        assumeTrue(Files.isDirectory(sessions), () -> "skipped: no recorded sessions at " + sessions);
        return sessions.resolve(relative);
    }
}
