package dev.agentops.otel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example of the page, and holds the page to it. */
class DocumentedExampleTest {
    private static final String SOURCE =
            "agentops-otel-testkit/src/test/java/dev/agentops/otel/testkit/DocumentedExampleTest.java";

    @Test
    void receivesASpan() {
        // example
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                    .setEndpoint(receiver.httpEndpoint(Signal.TRACES))
                    .build();
            try (SdkTracerProvider traces = SdkTracerProvider.builder()
                    .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                    .build()) {
                traces.get("shop")
                        .spanBuilder("execute_tool refund")
                        .startSpan()
                        .end();
            }

            ReceivedSpan call = receiver.spans()
                    .awaitAny(span -> span.name().equals("execute_tool refund"), Duration.ofSeconds(10));
            assertThat(call.isRoot()).isTrue();
            assertThat(ConventionChecker.create().check(receiver)).isEmpty();
        }
        // end of the example
    }

    @Test
    void isWhatThePageShows() throws IOException {
        List<String> source = lines(SOURCE);
        List<String> example =
                source.subList(source.indexOf("// example") + 1, source.indexOf("// end of the example"));
        assertThat(example).hasSizeGreaterThan(10);
        assertThat(lines("docs/otel-testkit.md")).containsSubsequence(example);
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("agentops.root")).resolve(file)).stream()
                .map(String::strip)
                .toList();
    }
}
