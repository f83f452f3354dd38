package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay needs does not grow with its input: 50 MB in a process that has 64 MB, with every output. */
class BoundedMemoryTest {
    private static final long SIZE = 50_000_000;
    private static final long LARGEST_PAGE = 25_000_000;

    @TempDir
    private Path folder;

    @Test
    void fiftyMegabytesOfSessionsAreReplayedIn64Megabytes() throws IOException, InterruptedException {
        Path sessions = folder.resolve("sessions.jsonl");
        long written = writeSessions(sessions);
        Path summary = folder.resolve("summary.out");
        Path report = folder.resolve("page.html");

        Forked run = fork(sessions, "--json", summary, "--report", report, "--spans", folder.resolve("spans.out"));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(CommandRun.json(summary).path("sessions").asLong()).isEqualTo(written);
        assertThat(CommandRun.json(summary).path("toolCalls").asLong()).isEqualTo(written);
        assertThat(Files.size(report)).isBetween(1_000_000L, LARGEST_PAGE);
        assertThat(Files.readString(report)).contains("more sessions are in the numbers and not on this page");
    }

    @Test
    void oneValueOfFiftyMegabytesIsRefusedInALine() throws IOException, InterruptedException {
        Path file = folder.resolve("value.json");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("[{\"role\": \"user\", \"content\": \"");
            for (long i = 0; i < SIZE; i += 1_000) {
                out.write("x".repeat(1_000));
            }
            out.write("\"}]");
        }

        Forked run = fork(file);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).contains("value.json:1:").doesNotContain("Exception", "OutOfMemory");
    }

    private static long writeSessions(Path file) throws IOException {
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long size = 0; size < SIZE; written++) {
                String line = Recordings.chat()
                        .says("user", "where is order " + written + "?")
                        .call("get_order", "{\"id\":\"" + written + "\"}", "<shipped> ".repeat(150))
                        .json();
                out.write(line);
                out.newLine();
                size += line.length();
            }
        }
        return written;
    }

    private record Forked(int status, String output) {}

    private Forked fork(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay"));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        File output = folder.resolve("output.txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Forked(process.exitValue(), Files.readString(output.toPath()));
    }
}
