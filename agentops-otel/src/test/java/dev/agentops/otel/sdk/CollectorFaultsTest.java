package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedMetric;
import dev.agentops.otel.testkit.ReceivedPoint;
import dev.agentops.otel.testkit.Reply;
import dev.agentops.otel.testkit.Signal;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real receiver that misbehaves. No test waits for time to pass: a receiver holds its answer until it is stopped. */
@Timeout(60)
class CollectorFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Reply HELD = Reply.accept().after(Duration.ofHours(1));
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
        assertThat(ConventionChecker.create().check(receiver)).isEmpty();
    }

    private AgentOpsTelemetry.Builder exporting(String protocol) {
        return AgentOpsTelemetry.builder()
                .defaultProperty("otel.service.name", "retail-support")
                .defaultProperty("otel.exporter.otlp.protocol", protocol)
                .defaultProperty(
                        "otel.exporter.otlp.endpoint",
                        protocol.equals("grpc") ? receiver.grpcEndpoint() : receiver.httpEndpoint())
                .defaultProperty("otel.metric.export.interval", "3600000")
                .defaultProperty("otel.java.exporter.otlp.retry.disabled", "true");
    }

    private static OpenTelemetrySdk sdkOf(AgentOpsTelemetry telemetry) {
        return (OpenTelemetrySdk) telemetry.openTelemetry();
    }

    private static void flushAll(AgentOpsTelemetry telemetry) {
        SdkFlush.of(sdkOf(telemetry)).flush(SOON);
    }

    private static void flushSpans(AgentOpsTelemetry telemetry) {
        sdkOf(telemetry).getSdkTracerProvider().forceFlush().join(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private long sum(String metric, Predicate<ReceivedPoint> of) {
        ReceivedMetric last = receiver.metrics().all().stream()
                .filter(received -> received.name().equals(metric))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no metric " + metric));
        return last.points().stream()
                .filter(of)
                .mapToLong(point -> Math.round(point.value()))
                .sum();
    }

    private static boolean hasError(ReceivedPoint point) {
        return point.attributes().get(ERROR_TYPE) != null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void spansAndMetricsOfEveryLayerArrive(String protocol) {
        try (AgentOpsTelemetry telemetry = exporting(protocol).autoConfigure();
                Agent agent = Agent.observedBy(telemetry)) {
            int spans = agent.call(3);

            assertThat(telemetry.close(SOON)).isZero();

            assertThat(receiver.spans().all()).hasSize(spans).allSatisfy(span -> {
                assertThat(span.source().resource().asMap())
                        .containsEntry(AttributeKey.stringKey("service.name"), "retail-support")
                        .containsEntry(
                                AttributeKey.longKey("process.pid"),
                                ProcessHandle.current().pid())
                        .containsEntry(AttributeKey.stringKey("telemetry.distro.name"), "agentops")
                        .containsKey(AttributeKey.stringKey("host.name"))
                        .containsKey(AttributeKey.stringKey("host.arch"))
                        .containsKey(AttributeKey.stringKey("process.runtime.version"))
                        .doesNotContainKey(AttributeKey.stringKey("process.command_line"));
            });
            assertThat(receiver.metrics().all())
                    .extracting(ReceivedMetric::name)
                    .contains("gen_ai.execute_tool.duration", "jvm.memory.used", "agentops.telemetry.rejected");
            assertThat(telemetry.losses().lost()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void whatIsLostWhileNobodyListensIsCountedAndExportedLater(String protocol) {
        try (AgentOpsTelemetry telemetry = exporting(protocol).autoConfigure();
                Agent agent = Agent.observedBy(telemetry)) {
            receiver.stop();
            int spans = agent.call(20);
            log(telemetry, 7);
            flushAll(telemetry);

            assertThat(telemetry.losses()).isEqualTo(new TelemetryLosses(0, spans + 7, 0, 0, 0));

            receiver.restart();
            flushAll(telemetry);
            assertThat(sum("otel.sdk.exporter.span.exported", CollectorFaultsTest::hasError))
                    .isEqualTo(spans);
            assertThat(sum("otel.sdk.exporter.log.exported", CollectorFaultsTest::hasError))
                    .isEqualTo(7);
            int later = agent.call(5);
            assertThat(telemetry.close(SOON)).isZero();
            assertThat(receiver.spans().all()).hasSize(later);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void noCallWaitsForASlowCollectorAndAFullQueueDropsAndCounts(String protocol) {
        receiver.reply(HELD);
        try (AgentOpsTelemetry telemetry = exporting(protocol)
                        .defaultProperty("otel.bsp.schedule.delay", "1")
                        .defaultProperty("otel.bsp.max.queue.size", "64")
                        .defaultProperty("otel.bsp.max.export.batch.size", "16")
                        .autoConfigure();
                Agent agent = Agent.observedBy(telemetry)) {
            int spans = agent.call(16);
            receiver.requests().awaitAny(request -> request.signal() == Signal.TRACES, SOON);

            spans += agent.call(1_000);

            assertThat(receiver.spans().all()).as("still held after all calls").isEmpty();
            assertThat(telemetry.losses().queueFull()).isGreaterThanOrEqualTo(1_000 - 64 - 16);
            receiver.reply(Reply.accept());
            receiver.stop();
            receiver.restart();
            flushAll(telemetry);
            int later = agent.call(3);
            spans += later;
            telemetry.close(SOON);
            TelemetryLosses losses = telemetry.losses();
            assertThat(receiver.spans().all()).hasSizeGreaterThanOrEqualTo(later);
            assertThat(receiver.spans().all().size() + losses.lost()).isEqualTo(spans);
            assertThat(sum("otel.sdk.processor.span.processed", CollectorFaultsTest::hasError))
                    .isEqualTo(losses.queueFull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void whatACollectorRefusesIsCountedAndNotSentAgain(String protocol) {
        try (AgentOpsTelemetry telemetry = exporting(protocol)
                        .defaultProperty("otel.java.exporter.otlp.retry.disabled", "false")
                        .autoConfigure();
                Agent agent = Agent.observedBy(telemetry)) {
            receiver.replyNext(Reply.refuse(400, 3));
            int spans = agent.call(9);
            flushSpans(telemetry);

            assertThat(telemetry.losses()).isEqualTo(new TelemetryLosses(0, spans, 0, 0, 0));
            assertThat(receiver.requests().all()).hasSize(1);
            assertThat(telemetry.close(SOON)).isZero();
            assertThat(sum(
                            "otel.sdk.exporter.span.exported",
                            point -> (protocol.equals("grpc") ? "3" : "400")
                                    .equals(point.attributes().get(ERROR_TYPE))))
                    .isEqualTo(spans);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void whatACollectorRefusesInAnAnswerOfSuccessIsCounted(String protocol) {
        try (AgentOpsTelemetry telemetry = exporting(protocol).autoConfigure();
                Agent agent = Agent.observedBy(telemetry)) {
            receiver.replyNext(Reply.partialSuccess(4, "over quota"));
            int spans = agent.call(9);
            flushSpans(telemetry);

            assertThat(telemetry.losses()).isEqualTo(new TelemetryLosses(0, 0, 4, 0, 0));
            telemetry.close(SOON);
            assertThat(receiver.spans().all()).hasSize(spans - 4);
            assertThat(sum(
                            "agentops.telemetry.rejected",
                            point -> point.attributes().asMap().containsValue("spans")))
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf"})
    void aCollectorThatRestartsInTheMiddleLosesNothingUncounted(String protocol) {
        receiver.replyNext(HELD);
        try (AgentOpsTelemetry telemetry = exporting(protocol)
                        .defaultProperty("otel.java.exporter.otlp.retry.disabled", "false")
                        .defaultProperty("otel.bsp.schedule.delay", "1")
                        .autoConfigure();
                Agent agent = Agent.observedBy(telemetry)) {
            int spans = agent.call(50);
            receiver.requests().awaitAny(request -> request.signal() == Signal.TRACES, SOON);

            receiver.stop();
            spans += agent.call(50);
            receiver.restart();
            spans += agent.call(50);

            telemetry.close(SOON);
            TelemetryLosses losses = telemetry.losses();
            assertThat(losses.pending()).isZero();
            assertThat(receiver.spans().all().size() + losses.lost()).isEqualTo(spans);
            assertThat(receiver.spans().all().size()).isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void closingWithTenThousandSpansPendingIsBoundedAndSaysHowManyWereLeft() {
        receiver.reply(HELD);
        try (AgentOpsTelemetry telemetry = exporting("grpc")
                .defaultProperty("otel.bsp.max.queue.size", "16384")
                .autoConfigure()) {
            endSpans(telemetry, 10_000);

            long left = telemetry.close(Duration.ofMillis(200));

            assertThat(receiver.spans().all()).as("still held").isEmpty();
            assertThat(left).isEqualTo(10_000);
        }
    }

    @Test
    void closingWithTenThousandSpansPendingExportsThemAll() {
        try (AgentOpsTelemetry telemetry = exporting("grpc")
                .defaultProperty("otel.bsp.max.queue.size", "16384")
                .defaultProperty("otel.bsp.schedule.delay", "3600000")
                .autoConfigure()) {
            endSpans(telemetry, 10_000);

            assertThat(telemetry.close(SOON)).isZero();

            assertThat(receiver.spans().all()).hasSize(10_000);
        }
    }

    @Test
    void closingIsBoundedWhenAMeasurementOfTheApplicationHangs() {
        CountDownLatch never = new CountDownLatch(1);
        try (AgentOpsTelemetry telemetry = exporting("grpc").autoConfigure()) {
            telemetry.openTelemetry().getMeter("test").gaugeBuilder("hangs").buildWithCallback(measurement -> {
                try {
                    never.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThat(telemetry.close(Duration.ofMillis(50))).isEqualTo(1);
        } finally {
            never.countDown();
        }
    }

    @Test
    void aSpanThatEndsAfterTheCloseIsCounted() {
        try (AgentOpsTelemetry telemetry = exporting("grpc").autoConfigure()) {
            Span span = telemetry
                    .openTelemetry()
                    .getTracer("test")
                    .spanBuilder("late")
                    .startSpan();
            telemetry.close(SOON);

            span.end();

            assertThat(telemetry.losses().afterShutdown()).isEqualTo(1);
        }
    }

    private static void log(AgentOpsTelemetry telemetry, int count) {
        Logger logger = telemetry.openTelemetry().getLogsBridge().get("test");
        for (int i = 0; i < count; i++) {
            logger.logRecordBuilder().setBody("seen").emit();
        }
    }

    private static void endSpans(AgentOpsTelemetry telemetry, int count) {
        Tracer tracer = telemetry.openTelemetry().getTracer("test");
        for (int i = 0; i < count; i++) {
            tracer.spanBuilder("span").startSpan().end();
        }
    }
}
