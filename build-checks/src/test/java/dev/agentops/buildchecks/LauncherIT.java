package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds its jar from wherever it is called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {
    private static final Path LAUNCHER = Repository.file("bin/agentops");

    @TempDir
    Path elsewhere;

    @Test
    void runsFromAnotherFolder() {
        ProcessRun run = ProcessRun.in(elsewhere, LAUNCHER.toString(), "--version");
        assertThat(run.requireSuccess().output()).isNotBlank();
    }

    @Test
    void runsThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("ops"), LAUNCHER);
        assertThat(ProcessRun.in(elsewhere, link.toString(), "--version").status())
                .isZero();
    }

    @Test
    void saysHowToBuildWhenTheJarIsMissing() throws IOException {
        Path copy = Files.createDirectories(elsewhere.resolve("bin")).resolve("agentops");
        Files.copy(LAUNCHER, copy, StandardCopyOption.COPY_ATTRIBUTES);
        ProcessRun run = ProcessRun.in(elsewhere, copy.toString(), "--version");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).contains("mvn").contains("-pl agentops-cli");
    }
}
