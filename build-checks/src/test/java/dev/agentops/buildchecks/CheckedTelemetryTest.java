package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever makes telemetry outside of the library itself holds it to the conventions, or stands here with the reason why not. */
class CheckedTelemetryTest {
    private static final Pattern MAKES_TELEMETRY = Pattern.compile("OpenTelemetrySdk\\s*\\.\\s*builder"
            + "|Sdk(Tracer|Meter|Logger)Provider\\s*\\.\\s*builder"
            + "|InMemory\\w+\\s*\\.\\s*create"
            + "|Otlp(Http|Grpc)\\w+Exporter\\s*\\.\\s*builder"
            + "|OtlpJsonLines\\s*\\.\\s*exporter"
            + "|OtlpReceiver\\s*\\.\\s*start"
            + "|AgentOpsTelemetry\\s*\\.\\s*(builder|autoConfigure)"
            + "|AutoConfiguredOpenTelemetrySdk|OpenTelemetryExtension");

    private static final Pattern CHECKS_IT =
            Pattern.compile("assertNothingFound\\(\\)|ConventionChecker\\s*\\.\\s*create\\(\\)[\\s\\S]*?\\.check\\(");

    private static final Map<String, String> CHECKED_ELSEWHERE = Map.of(
            "MissingJarTest.java", "a jar is missing, so nothing is recorded",
            "SdkFlushTest.java", "its processors record nothing: they hang, throw or count",
            "ForgetfulApplication.java", "ForkedJvmTest checks what it exports",
            "ExportingSdk.java", "OtlpReceiverTest checks what it exports",
            "SpanFile.java", "QuickstartTest checks the file",
            "Telemetry.java of http-agents", "TwoProcessesTest and AgentServerTest check what it exports",
            "Telemetry.java of benchmarks", "a checker would be measured too");

    @Test
    void whateverMakesTelemetryIsChecked() {
        List<Path> makers = Repository.trackedFiles().stream()
                .filter(CheckedTelemetryTest::isOutsideTheLibrary)
                .filter(contains(MAKES_TELEMETRY))
                .toList();
        List<String> unchecked = makers.stream()
                .filter(contains(CHECKS_IT).negate())
                .map(CheckedTelemetryTest::name)
                .filter(name -> !CHECKED_ELSEWHERE.containsKey(name))
                .toList();

        assertThat(makers).hasSizeGreaterThanOrEqualTo(12);
        assertThat(unchecked)
                .as(
                        "files that make telemetry without ConventionChecker.create() and check(...), or assertNothingFound()")
                .isEmpty();
        assertThat(makers.stream().filter(contains(CHECKS_IT).negate()).map(CheckedTelemetryTest::name))
                .as("exceptions that are still needed")
                .containsAll(CHECKED_ELSEWHERE.keySet());
    }

    private static boolean isOutsideTheLibrary(Path file) {
        String path = Repository.root().relativize(file).toString().replace('\\', '/');
        return path.endsWith(".java")
                && !path.endsWith(CheckedTelemetryTest.class.getSimpleName() + ".java")
                && (path.contains("src/test") || path.startsWith("benchmarks/") || path.startsWith("examples/"));
    }

    private static Predicate<Path> contains(Pattern pattern) {
        return file -> pattern.matcher(Repository.read(file)).find();
    }

    /** Several files are called Telemetry. */
    private static String name(Path file) {
        String name = file.getFileName().toString();
        Path relative = Repository.root().relativize(file);
        String module = relative.getName(0).toString().equals("examples")
                ? relative.getName(1).toString()
                : relative.getName(0).toString();
        return name.equals("Telemetry.java") ? name + " of " + module : name;
    }
}
