package dev.agentops.otel.sdk;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An application in a JVM of its own, with this one's class path. */
final class ForkedJvm {
    private ForkedJvm() {}

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static Stream<Path> classPathEntries() {
        return Arrays.stream(classPath().split(File.pathSeparator)).map(Path::of);
    }

    /**
     * Runs a main class to its end.
     *
     * @return what it printed
     * @throws AssertionError when it fails, or does not end within a minute
     */
    static String run(Class<?> main, Map<String, String> environment, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        Path output = Files.createTempFile("forked", ".txt");
        try {
            return run(command, environment, output);
        } finally {
            Files.delete(output);
        }
    }

    private static String run(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        int exit = exitOf(builder.start());
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        if (exit != 0) {
            throw new AssertionError("the application ended with " + exit + ":\n" + printed);
        }
        return printed;
    }

    private static int exitOf(Process process) {
        try {
            return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
