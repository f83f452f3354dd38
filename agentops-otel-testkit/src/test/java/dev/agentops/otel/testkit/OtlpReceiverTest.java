package dev.agentops.otel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
        assertThat(ConventionChecker.create().check(receiver)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void decodesSpans(Transport transport) {
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            Span parent =
                    sdk.getTracer("outer").spanBuilder("invoke_agent shop").startSpan();
            sdk.getTracerProvider()
                    .tracerBuilder("inner")
                    .setInstrumentationVersion("1.2")
                    .build()
                    .spanBuilder("execute_tool refund")
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(Context.root().with(parent))
                    .setAttribute("text", "é")
                    .setAttribute("count", 7)
                    .setAttribute("share", 0.5)
                    .setAttribute("flag", true)
                    .setAttribute(AttributeKey.stringArrayKey("names"), List.of("a", "b"))
                    .setAttribute(AttributeKey.longArrayKey("none"), List.of())
                    .setAttribute(AttributeKey.valueKey("tree"), Value.of(Map.of("depth", Value.of(2))))
                    .addLink(parent.getSpanContext(), Attributes.of(AttributeKey.stringKey("why"), "retry"))
                    .startSpan()
                    .addEvent("asked", Attributes.of(AttributeKey.longKey("try"), 1L))
                    .setStatus(StatusCode.ERROR, "refused")
                    .end();
            parent.end();
        }

        List<ReceivedSpan> spans = receiver.spans().await(2, SOON);
        ReceivedSpan call = spans.get(spans.get(0).isRoot() ? 1 : 0);
        ReceivedSpan turn = spans.get(spans.get(0).isRoot() ? 0 : 1);
        assertThat(turn.isRoot()).isTrue();
        assertThat(turn.kind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(call.isChildOf(turn)).isTrue();
        assertThat(call.traceId()).hasSize(32).isEqualTo(turn.traceId());
        assertThat(call.name()).isEqualTo("execute_tool refund");
        assertThat(call.kind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.status()).isEqualTo(StatusCode.ERROR);
        assertThat(call.statusDescription()).isEqualTo("refused");
        assertThat(call.endEpochNanos()).isGreaterThanOrEqualTo(call.startEpochNanos());
        assertThat(call.attributes())
                .isEqualTo(Attributes.builder()
                        .put("text", "é")
                        .put("count", 7)
                        .put("share", 0.5)
                        .put("flag", true)
                        .put("names", "a", "b")
                        .put(AttributeKey.stringArrayKey("none"), List.of())
                        .put(AttributeKey.valueKey("tree"), Value.of(Map.of("depth", Value.of(2))))
                        .build());
        assertThat(call.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("asked");
            assertThat(event.attributes()).isEqualTo(Attributes.of(AttributeKey.longKey("try"), 1L));
        });
        assertThat(call.links())
                .containsExactly(new ReceivedSpan.Link(
                        turn.traceId(), turn.spanId(), Attributes.of(AttributeKey.stringKey("why"), "retry")));
        assertThat(call.source().scopeName()).isEqualTo("inner");
        assertThat(call.source().scopeVersion()).isEqualTo("1.2");
        assertThat(call.source().resource().get(AttributeKey.stringKey("service.name")))
                .isEqualTo("shop");
    }

    @ParameterizedTest
    @EnumSource
    void decodesMetrics(Transport transport) {
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            Span span = sdk.getTracer("outer").spanBuilder("measured").startSpan();
            sdk.getMeter("m")
                    .histogramBuilder("duration")
                    .setUnit("s")
                    .setDescription("how long")
                    .setExplicitBucketBoundariesAdvice(List.of(1.0, 2.0))
                    .build()
                    .record(
                            1.5,
                            Attributes.of(AttributeKey.stringKey("tool"), "refund"),
                            Context.root().with(span));
            sdk.getMeter("m").counterBuilder("calls").build().add(3);
            sdk.getMeter("m").upDownCounterBuilder("open").build().add(-2);
            sdk.getMeter("m").gaugeBuilder("level").build().set(0.25);
        }

        List<ReceivedMetric> metrics = receiver.metrics().await(4, SOON);
        assertThat(named(metrics, "duration")).satisfies(duration -> {
            assertThat(duration.unit()).isEqualTo("s");
            assertThat(duration.description()).isEqualTo("how long");
            assertThat(duration.kind()).isEqualTo(ReceivedMetric.Kind.HISTOGRAM);
            assertThat(duration.points()).singleElement().satisfies(point -> {
                assertThat(point.attributes().get(AttributeKey.stringKey("tool")))
                        .isEqualTo("refund");
                assertThat(point.value()).isEqualTo(1.5);
                assertThat(point.count()).isEqualTo(1);
                assertThat(point.bounds()).containsExactly(1.0, 2.0);
                assertThat(point.bucketCounts()).containsExactly(0L, 1L, 0L);
                assertThat(point.exemplars()).hasSize(1);
            });
        });
        assertThat(named(metrics, "calls").monotonic()).isTrue();
        assertThat(named(metrics, "calls").points().get(0).value()).isEqualTo(3);
        assertThat(named(metrics, "open").monotonic()).isFalse();
        assertThat(named(metrics, "open").kind()).isEqualTo(ReceivedMetric.Kind.SUM);
        assertThat(named(metrics, "level").kind()).isEqualTo(ReceivedMetric.Kind.GAUGE);
        assertThat(named(metrics, "level").points().get(0).value()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @EnumSource
    void decodesEvents(Transport transport) {
        Span span;
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            span = sdk.getTracer("outer").spanBuilder("judged").startSpan();
            sdk.getLogsBridge()
                    .get("judge")
                    .logRecordBuilder()
                    .setContext(Context.root().with(span))
                    .setEventName("gen_ai.evaluation.result")
                    .setSeverity(Severity.INFO)
                    .setBody("fine")
                    .setAttribute(AttributeKey.stringKey("gen_ai.evaluation.name"), "relevance")
                    .emit();
        }

        ReceivedLogRecord event = receiver.logs().await(1, SOON).get(0);
        assertThat(event.eventName()).isEqualTo("gen_ai.evaluation.result");
        assertThat(event.spanId()).isEqualTo(span.getSpanContext().getSpanId());
        assertThat(event.traceId()).isEqualTo(span.getSpanContext().getTraceId());
        assertThat(event.severityNumber()).isEqualTo(9);
        assertThat(event.body()).isEqualTo(Value.of("fine"));
        assertThat(event.attributes().get(AttributeKey.stringKey("gen_ai.evaluation.name")))
                .isEqualTo("relevance");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheBytesAndTheHeadersOfARequest(Transport transport) {
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            sdk.getTracer("outer").spanBuilder("one").startSpan().end();
        }

        ReceivedRequest request = receiver.requests().awaitAny(each -> each.signal() == Signal.TRACES, SOON);
        assertThat(request.transport()).isEqualTo(transport);
        assertThat(request.headers()).containsEntry("x-team", "payments");
        assertThat(request.reply()).isEqualTo(Reply.accept());
        assertThat(OtlpDecoder.spans(request.body())).isEqualTo(receiver.spans().all());
    }

    @ParameterizedTest
    @EnumSource
    void refusedRequestsAreComeAgainWith(Transport transport) {
        receiver.replyNext(Reply.unavailable());
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            sdk.getTracer("outer").spanBuilder("one").startSpan().end();
            assertThat(receiver.spans().await(1, SOON)).hasSize(1);
        }
        assertThat(receiver.requests().all())
                .extracting(ReceivedRequest::reply)
                .containsExactly(Reply.unavailable(), Reply.accept());
    }

    @ParameterizedTest
    @EnumSource
    void partialSuccessKeepsWhatComesFirst(Transport transport) {
        receiver.reply(Reply.partialSuccess(1, "quota"));
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            sdk.getTracer("outer").spanBuilder("one").startSpan().end();
            sdk.getMeter("m").counterBuilder("calls").build().add(3);
        }
        receiver.requests().await(2, SOON);
        assertThat(receiver.spans().all()).isEmpty();
        assertThat(receiver.metrics().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void comesBackOnTheSamePorts(Transport transport) {
        try (OpenTelemetrySdk sdk = ExportingSdk.over(transport, receiver)) {
            sdk.getTracer("outer").spanBuilder("before").startSpan().end();
            receiver.spans().await(1, SOON);
            String http = receiver.httpEndpoint();
            String grpc = receiver.grpcEndpoint();
            receiver.stop();
            receiver.stop();
            sdk.getTracer("outer").spanBuilder("while down").startSpan().end();
            receiver.restart();
            assertThat(receiver.httpEndpoint()).isEqualTo(http);
            assertThat(receiver.grpcEndpoint()).isEqualTo(grpc);
            sdk.getTracer("outer").spanBuilder("after").startSpan().end();
            receiver.spans().awaitAny(span -> span.name().equals("after"), SOON);
        }
    }

    @Test
    void stoppingEndsADelay() throws Exception {
        receiver.reply(Reply.accept().after(Duration.ofHours(1)));
        try (OpenTelemetrySdk sdk = ExportingSdk.over(Transport.HTTP, receiver)) {
            sdk.getTracer("outer").spanBuilder("slow").startSpan().end();
            receiver.requests().await(1, SOON);
            receiver.stop();
        }
        assertThat(receiver.spans().all()).isEmpty();
    }

    @Test
    void aDelayedReplyIsTheSameReplyLater() {
        receiver.reply(Reply.accept().after(Duration.ofMillis(5)));
        try (OpenTelemetrySdk sdk = ExportingSdk.over(Transport.GRPC, receiver)) {
            sdk.getTracer("outer").spanBuilder("slow").startSpan().end();
            assertThat(receiver.spans().await(1, SOON)).hasSize(1);
        }
    }

    @Test
    void saysWhatCameInsteadOfWhatWasAwaited() {
        try (OpenTelemetrySdk sdk = ExportingSdk.over(Transport.HTTP, receiver)) {
            sdk.getTracer("outer").spanBuilder("other").startSpan().end();
            receiver.spans().await(1, SOON);
        }
        assertThatThrownBy(() -> receiver.spans().await(2, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("spans")
                .hasMessageContaining("PT0.001S")
                .hasMessageContaining("name=other");
    }

    @Test
    void forgetsOnDemand() {
        try (OpenTelemetrySdk sdk = ExportingSdk.over(Transport.HTTP, receiver)) {
            sdk.getTracer("outer").spanBuilder("old").startSpan().end();
        }
        receiver.spans().await(1, SOON);
        receiver.clear();
        assertThat(receiver.spans().all()).isEmpty();
        assertThat(receiver.requests().all()).isEmpty();
    }

    @Test
    void refusesWhatIsNoOtlp() throws Exception {
        assertThat(post("/v1/traces", "application/x-protobuf", "no protobuf")).isEqualTo(400);
        assertThat(post("/v1/traces", "application/json", "{}")).isEqualTo(415);
        assertThat(post("/v1/profiles", "application/x-protobuf", "")).isEqualTo(404);
        assertThat(post("/v1/logs", "application/x-protobuf", "")).isEqualTo(200);
        assertThat(post("/v1/logs", "Application/X-Protobuf; charset=utf-8", ""))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no gzip at all"})
    void refusesWhatIsNoGzip(String body) throws Exception {
        assertThat(send(request("/v1/traces", "application/x-protobuf", body).header("Content-Encoding", "gzip")))
                .isEqualTo(400);
    }

    @Test
    void doesNotKeepTheProcessAlive() {
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("HTTP-Dispatcher|otlp-receiver.*|grpc-.*"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void runsOnceAtATimeAndNotAfterItsEnd() {
        assertThatIllegalStateException().isThrownBy(receiver::restart).withMessageContaining("stop it first");
        receiver.close();
        assertThatIllegalStateException().isThrownBy(receiver::restart).withMessageContaining("closed");
    }

    private int post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path, type, body));
    }

    private HttpRequest.Builder request(String path, String type, String body) {
        return HttpRequest.newBuilder(URI.create(receiver.httpEndpoint() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static ReceivedMetric named(List<ReceivedMetric> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
