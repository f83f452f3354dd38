package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace view as headless Chromium draws it under the page's own security policy. */
class TraceViewInBrowserTest {
    private static final int AGENT_BAR = 0x2458a6;

    @TempDir
    private Path folder;

    @Test
    void barsOfTheSpansAreDrawnAndNothingIsBlocked() throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no browser: chromium is not on the PATH");
        Path session = Recordings.oneCall().to(folder.resolve("session.json"));
        Path report = folder.resolve("page.html");
        assertThat(CommandRun.of("replay", session, "--report", report).status())
                .isZero();
        Files.writeString(report, Files.readString(report).replace("<details", "<details open"));

        Path screenshot = folder.resolve("page.png");
        String console = screenshot(chromium.get(), report, screenshot);

        assertThat(console).doesNotContain("Content Security Policy", "Refused to");
        assertThat(agentPixels(ImageIO.read(screenshot.toFile()))).isGreaterThan(2_000);
    }

    private String screenshot(Path chromium, Path page, Path target) throws IOException, InterruptedException {
        File console = folder.resolve("console.txt").toFile();
        Process process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--enable-logging=stderr",
                        "--window-size=1200,1000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--screenshot=" + target,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(console)
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(console.toPath());
    }

    private static long agentPixels(BufferedImage image) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += (image.getRGB(x, y) & 0xffffff) == AGENT_BAR ? 1 : 0;
            }
        }
        return found;
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
