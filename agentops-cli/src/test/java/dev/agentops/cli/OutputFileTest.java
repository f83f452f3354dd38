package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path folder;

    @Test
    void anEarlierFileStaysUntilTheNewOneIsComplete() throws IOException {
        Path target = Files.writeString(folder.resolve("out.txt"), "before");
        try (OutputFile file = OutputFile.open("--json", target)) {
            write(file, "after");
            assertThat(target).hasContent("before");

            file.commit();

            assertThat(target).hasContent("after");
        }
        assertThat(folder.toFile().list()).containsExactly("out.txt");
    }

    @Test
    void nothingIsLeftWhenItIsNotCommitted() throws IOException {
        try (OutputFile file = OutputFile.open("--json", folder.resolve("out.txt"))) {
            write(file, "half");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("out.txt"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        try (OutputFile file = OutputFile.open("--json", link)) {
            write(file, "after");
            file.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("after");
    }

    @Test
    void twoRunsAndFilesOfTheUserDoNotMeet() throws IOException {
        Path target = folder.resolve("out.txt");
        Path users = Files.writeString(folder.resolve("out.txt.part"), "the user's own");
        try (OutputFile one = OutputFile.open("--json", target);
                OutputFile other = OutputFile.open("--json", target)) {
            write(one, "one");
            write(other, "other");
            one.commit();
            assertThat(target).hasContent("one");
            other.commit();
            assertThat(target).hasContent("other");
        }
        assertThat(users).hasContent("the user's own");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out.txt", "out.txt.part");
    }

    @Test
    void aFolderIsRefused() {
        assertThatThrownBy(() -> OutputFile.open("--json", folder))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsWrittenToAndNotReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));

        try (OutputFile file = OutputFile.open("--json", pipe)) {
            write(file, "through");
            file.commit();
        }

        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(pipe).exists();
    }

    private static void write(OutputFile file, String text) throws IOException {
        file.stream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path pipe) {
        try {
            return Files.readString(pipe);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
