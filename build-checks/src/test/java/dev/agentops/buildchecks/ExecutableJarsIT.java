package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the jars that documentation and scripts name. */
class ExecutableJarsIT {
    private static final String COMMAND_LINE = "agentops-cli/target/agentops.jar";
    private static final String HTTP_AGENTS = "examples/http-agents/target/http-agents.jar";
    private static final String BENCHMARKS = "benchmarks/target/benchmarks.jar";

    @Test
    void commandLineStarts() {
        ProcessRun run = ProcessRun.java(Repository.root(), "-jar", COMMAND_LINE, "--version");
        assertThat(run.requireSuccess().output()).isNotBlank();
    }

    @Test
    void httpAgentsSayHowTheyAreStarted() {
        ProcessRun run = ProcessRun.java(Repository.root(), "-jar", HTTP_AGENTS, "--help");
        assertThat(run.requireSuccess().output()).contains("--level-1-tracestate");
    }

    @Test
    void benchmarksAreListed() {
        ProcessRun run = ProcessRun.java(Repository.root(), "-jar", BENCHMARKS, "-l");
        assertThat(run.requireSuccess().output()).contains("OneToolCallBenchmark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jne/linux/x86_64/libcedar_java_ffi.so",
                "jne/linux/aarch64/libcedar_java_ffi.so",
                "jne/macos/aarch64/libcedar_java_ffi.dylib",
                "jne/windows/x86_64/cedar_java_ffi.dll"
            })
    void policyEngineKeepsItsNativeLibraries(String library) throws IOException {
        Path jar = Repository.file(COMMAND_LINE);
        try (JarFile contents = new JarFile(jar.toFile())) {
            assertThat(contents.getEntry(library)).as("%s in %s", library, jar).isNotNull();
        }
    }
}
