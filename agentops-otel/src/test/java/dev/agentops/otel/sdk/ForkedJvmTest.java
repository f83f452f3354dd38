package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedSpan;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications in their own JVM, seen by what they export. */
class ForkedJvmTest {
    /** It puts them on every span. */
    private static final Set<String> OF_THE_JAVA_AGENT = Set.of("thread.id", "thread.name");

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
        assertThat(ConventionChecker.create()
                        .allowing(OF_THE_JAVA_AGENT::contains)
                        .check(receiver))
                .isEmpty();
    }

    private ReceivedSpan only(String name, SpanKind kind) {
        List<ReceivedSpan> found = receiver.spans().all().stream()
                .filter(span -> span.name().equals(name) && span.kind() == kind)
                .toList();
        assertThat(found).as("%s %s of %s", kind, name, receiver.spans().all()).hasSize(1);
        return found.get(0);
    }

    private ReceivedSpan childOf(ReceivedSpan parent) {
        List<ReceivedSpan> found = receiver.spans().all().stream()
                .filter(span -> span.isChildOf(parent))
                .toList();
        assertThat(found).as("children of %s", parent.name()).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void variablesAloneSetItUpAndTheEndOfTheJvmFlushes(String protocol) throws IOException {
        String printed = ForkedJvm.run(
                ForgetfulApplication.class,
                Map.of(
                        "OTEL_SERVICE_NAME",
                        "forgetful",
                        "OTEL_RESOURCE_ATTRIBUTES",
                        "deployment.environment.name=test,host.name=told",
                        "OTEL_EXPORTER_OTLP_PROTOCOL",
                        protocol,
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        protocol.equals("grpc") ? receiver.grpcEndpoint() : receiver.httpEndpoint()),
                List.of());

        assertThat(printed).contains("4 spans");
        assertThat(receiver.spans().all()).hasSize(4).allSatisfy(span -> {
            Map<String, Object> resource = new HashMap<>();
            span.source().resource().forEach((key, value) -> resource.put(key.getKey(), value));
            assertThat(resource)
                    .containsEntry("service.name", "forgetful")
                    .containsEntry("deployment.environment.name", "test")
                    .containsEntry("host.name", "told");
        });
    }

    @Test
    void underTheJavaAgentThereIsOneTraceWithoutDoubleSpans() throws IOException {
        Path agent = Path.of(System.getProperty("basedir", "."), "target", "javaagent", "opentelemetry-javaagent.jar");
        assumeTrue(Files.exists(agent), () -> agent + " is not there: the build copies it before its tests");

        String printed = ForkedJvm.run(
                ServedApplication.class,
                Map.of("OTEL_SERVICE_NAME", "served", "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.httpEndpoint()),
                List.of("-javaagent:" + agent.toAbsolutePath()));

        assertThat(printed).contains("answer 12");
        assertThat(receiver.spans().all()).hasSize(8);
        ReceivedSpan asking = receiver.spans().all().stream()
                .filter(ReceivedSpan::isRoot)
                .reduce((first, second) -> {
                    throw new AssertionError("two roots: " + first + " " + second);
                })
                .orElseThrow();
        assertThat(asking.kind()).isEqualTo(SpanKind.CLIENT);
        ReceivedSpan served = childOf(asking);
        assertThat(served.kind()).isEqualTo(SpanKind.SERVER);
        ReceivedSpan turn = childOf(served);
        assertThat(turn).isEqualTo(only("invoke_agent support", SpanKind.INTERNAL));
        ReceivedSpan call = childOf(turn);
        assertThat(call).isEqualTo(only("execute_tool stock", SpanKind.INTERNAL));
        ReceivedSpan request = childOf(call);
        assertThat(request.kind()).isEqualTo(SpanKind.CLIENT);
        ReceivedSpan second = childOf(request);
        assertThat(second.kind()).isEqualTo(SpanKind.SERVER);
        ReceivedSpan secondTurn = childOf(second);
        assertThat(secondTurn).isEqualTo(only("invoke_agent warehouse", SpanKind.INTERNAL));
        assertThat(secondTurn.attributes().get(AttributeKey.stringKey("agentops.correlation.session.id")))
                .isEqualTo("s-1");
        assertThat(childOf(secondTurn)).isEqualTo(only("execute_tool count", SpanKind.INTERNAL));
        assertThat(receiver.metrics().all())
                .filteredOn(metric -> metric.name().equals("gen_ai.execute_tool.duration"))
                .isNotEmpty();
    }
}
