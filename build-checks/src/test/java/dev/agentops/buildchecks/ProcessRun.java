package dev.agentops.buildchecks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a finished process printed, both streams together, and its exit status. */
record ProcessRun(List<String> command, int status, String output) {
    private static final long DEADLINE_SECONDS = 120;

    static ProcessRun in(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessRun(List.of(command), exitStatus(process), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        }
    }

    /** Runs the Java launcher of the JDK that runs this test. */
    static ProcessRun java(Path folder, String... arguments) {
        String launcher =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] command = new String[arguments.length + 1];
        command[0] = launcher;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return in(folder, command);
    }

    ProcessRun requireSuccess() {
        if (status != 0) {
            throw new AssertionError(String.join(" ", command) + " exited with " + status + ":\n" + output);
        }
        return this;
    }

    List<String> lines() {
        return output.lines().toList();
    }

    private static int exitStatus(Process process) {
        try {
            if (process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("still running after " + DEADLINE_SECONDS + " s: " + process.info());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + process.info(), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
