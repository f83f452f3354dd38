package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of 50 MB are read, or refused with a clear error, in a heap of 64 MB. */
class LargeFilesTest {

    @TempDir
    private Path folder;

    @Test
    void memoryDoesNotGrowWithTheInput() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        LargeFilesMain.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();

        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("%s", lines).isTrue();
        assertThat(lines.stream()
                        .map(line -> line.replaceAll("parts=\\d+", "parts=n").replaceAll("x{20,}", "xx")))
                .containsExactly(
                        "chat parts=all sessions=all calls=one-each complete=true ",
                        "lines parts=all sessions=all calls=one-each complete=true ",
                        "tau2 parts=all sessions=all calls=one-each complete=true ",
                        "spans parts=all sessions=all calls=one-each complete=true ",
                        "one-session parts=n sessions=0 calls=0 complete=false the session is larger than 8388608"
                                + " characters; it is skipped",
                        "one-session-lines parts=n sessions=0 calls=0 complete=false the session is larger than 8388608"
                                + " characters; it is skipped",
                        "one-text parts=n sessions=0 calls=0 complete=false a value is deeper than 10000 levels, or"
                                + " longer than a session or a number may be",
                        "distinct-names parts=n sessions=0 calls=0 complete=false the session is larger than 8388608"
                                + " characters; it is skipped",
                        "deep parts=n sessions=0 calls=0 complete=false a value is deeper than 10000 levels, or"
                                + " longer than a session or a number may be",
                        "broken-lines parts=n sessions=1 calls=1 complete=false malformed JSON: Unrecognized token 'brokenxx...",
                        "no-sessions parts=n sessions=0 calls=0 complete=false holds no recorded session of a known"
                                + " format");
    }
}
