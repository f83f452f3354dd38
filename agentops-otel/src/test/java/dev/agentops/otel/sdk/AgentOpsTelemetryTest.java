package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentOpsTelemetryTest {
    private static final String TRACE_ID = "5759e988bd862e3fe1be46a994272793";
    private static final String SPAN_ID = "53995c3f42cd8ad8";

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
        assertThat(ConventionChecker.create().check(receiver)).isEmpty();
    }

    private static AgentOpsTelemetry.Builder exportingNothing() {
        return AgentOpsTelemetry.builder()
                .defaultProperty("otel.traces.exporter", "none")
                .defaultProperty("otel.metrics.exporter", "none")
                .defaultProperty("otel.logs.exporter", "none");
    }

    private AgentOpsTelemetry.Builder exportingSpans() {
        return exportingNothing()
                .defaultProperty("otel.traces.exporter", "otlp")
                .defaultProperty("otel.exporter.otlp.endpoint", receiver.grpcEndpoint());
    }

    @Test
    void theGlobalOpenTelemetryStaysUnset() {
        try (AgentOpsTelemetry telemetry = exportingNothing().autoConfigure()) {
            assertThat(telemetry.openTelemetry()).isNotNull();

            assertThat(GlobalOpenTelemetry.isSet()).isFalse();
        }
    }

    @Test
    void theSessionGoesOutByTheHeadersOfXRayAndByBaggage() {
        try (AgentOpsTelemetry telemetry = exportingSpans()
                        .defaultProperty("otel.propagators", "xray,baggage")
                        .autoConfigure();
                AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .observer(telemetry.observer())
                        .build();
                AgentSession session = ops.agent("support", "1.0")
                        .openSession("s-1", Principal.of("acme", "mia", Authentication.inProcess("test")));
                Turn turn = session.startTurn("hello");
                var scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            Map<String, String> headers = new HashMap<>();

            telemetry.propagation().inject(headers);

            SpanContext span = Span.current().getSpanContext();
            assertThat(headers.get("X-Amzn-Trace-Id"))
                    .startsWith("Root=1-" + span.getTraceId().substring(0, 8) + "-"
                            + span.getTraceId().substring(8) + ";Parent=" + span.getSpanId() + ";Sampled=1");
            assertThat(headers.get("baggage")).isEqualTo("session.id=s-1");
            assertThat(headers).doesNotContainKey("traceparent");
        }
    }

    @Test
    void aRequestIsContinuedByTheHeadersOfXRay() {
        try (AgentOpsTelemetry telemetry = exportingNothing()
                .defaultProperty("otel.propagators", "xray,tracecontext,baggage")
                .autoConfigure()) {
            Context extracted = telemetry
                    .propagation()
                    .extract(Map.of(
                            "x-amzn-trace-id",
                            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=" + SPAN_ID + ";Sampled=1",
                            "baggage",
                            "session.id=s-7"));

            SpanContext span = Span.fromContext(extracted).getSpanContext();
            assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
            assertThat(span.getSpanId()).isEqualTo(SPAN_ID);
            assertThat(span.isSampled()).isTrue();
            assertThat(OpenTelemetryPropagation.correlatedSessionId(extracted)).contains("s-7");
        }
    }

    @Test
    void headersOfTheW3cAreReadByThisLibrary() {
        try (AgentOpsTelemetry telemetry = exportingNothing().autoConfigure();
                AgentOpsTelemetry wider = exportingNothing()
                        .acceptBaggage(OpenTelemetryPropagation.OWN_BAGGAGE.and("team"))
                        .autoConfigure()) {
            Map<String, String> headers = Map.of(
                    "traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + "-01",
                    "tracestate", "a=1,a=2",
                    "baggage", "team=red,session.id=s-7");

            Context extracted = telemetry.propagation().extract(headers);

            assertThat(Span.fromContext(extracted).getSpanContext().getTraceId())
                    .isEqualTo(TRACE_ID);
            assertThat(Span.fromContext(extracted)
                            .getSpanContext()
                            .getTraceState()
                            .asMap())
                    .isEqualTo(Map.of("a", "1"));
            assertThat(Baggage.fromContext(extracted).asMap()).containsOnlyKeys("session.id");
            assertThat(Baggage.fromContext(wider.propagation().extract(headers)).asMap())
                    .containsOnlyKeys("session.id", "team");
        }
    }

    @Test
    void theObserverTakesOptions() {
        try (AgentOpsTelemetry telemetry = exportingSpans()
                        .observer(observer -> observer.sessionInBaggage(false))
                        .autoConfigure();
                AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .observer(telemetry.observer())
                        .build();
                AgentSession session = ops.agent("support", "1.0")
                        .openSession("s-1", Principal.of("acme", "mia", Authentication.inProcess("test")));
                Turn turn = session.startTurn("hello");
                var scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            Map<String, String> headers = new HashMap<>();

            telemetry.propagation().inject(headers);

            assertThat(headers).containsOnlyKeys("traceparent");
        }
    }

    @Test
    void aValueThatCannotBeIsRefusedByName() {
        assertThatThrownBy(() -> exportingNothing()
                        .defaultProperty("otel.propagators", "pigeon")
                        .autoConfigure())
                .hasMessageContaining("otel.propagators")
                .hasMessageContaining("pigeon");
    }

    @Test
    void aDisabledSdkRecordsAndLosesNothing() {
        try (AgentOpsTelemetry telemetry =
                exportingNothing().defaultProperty("otel.sdk.disabled", "true").autoConfigure()) {
            telemetry
                    .openTelemetry()
                    .getTracer("test")
                    .spanBuilder("x")
                    .startSpan()
                    .end();

            assertThat(telemetry.losses()).isEqualTo(new TelemetryLosses(0, 0, 0, 0, 0));
            assertThat(telemetry.close(Duration.ofSeconds(5))).isZero();
            assertThat(telemetry.close(Duration.ofSeconds(5))).isZero();
        }
    }

    @Test
    void optionsThatCannotBeLeaveNoThreadBehind() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentOpsTelemetry.builder()
                        .defaultProperty("otel.metrics.exporter", "none")
                        .defaultProperty("otel.logs.exporter", "none")
                        .observer(observer -> observer.longestContent(0))
                        .autoConfigure());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().startsWith("BatchSpanProcessor")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
