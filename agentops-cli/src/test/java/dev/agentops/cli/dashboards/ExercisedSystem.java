package dev.agentops.cli.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.eval.OnlineEvaluation;
import dev.agentops.eval.ToolErrorRate;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.sdk.SdkLosses;
import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedMetric;
import dev.agentops.otel.testkit.Reply;
import dev.agentops.otel.testkit.Signal;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.ShadowVerification;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A system in which everything happens that the dashboards show, and what it exported. */
final class ExercisedSystem {
    private static final String POLICIES = """
            permit(principal, action, resource);
            forbid(principal, action == Action::"refund", resource);
            @mode("log_only") forbid(principal, action == Action::"look", resource);
            """;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofMillis(10);
    private static final Duration NEVER = Duration.ofHours(1);

    private ExercisedSystem() {}

    /** Policies that reload and are shadowed, evaluation, calls of every outcome, and a collector that refuses; all by the conventions. */
    static List<ReceivedMetric> metrics(Path folder) throws IOException {
        Files.writeString(folder.resolve("policies.cedar"), POLICIES);
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            List<ReceivedMetric> metrics = metrics(folder, receiver);
            assertThat(ConventionChecker.create().check(receiver)).isEmpty();
            return metrics;
        }
    }

    private static List<ReceivedMetric> metrics(Path folder, OtlpReceiver receiver) {
        SdkLosses losses = SdkLosses.create();
        SdkMeterProvider meters = meters(receiver, losses);
        try (BatchSpanProcessor processor = spans(receiver, losses, meters);
                OpenTelemetrySdk sdk = sdk(meters, processor);
                CedarAuthorizer authorizer = CedarAuthorizer.builder(folder)
                        .shadow(ShadowVerification.ofShare(1))
                        .load();
                AgentOps ops = system(sdk, authorizer)) {
            receiver.reply(Reply.partialSuccess(1, "quota"));
            converse(ops);
            awaitSpansAnsweredBy(Reply.PartialSuccess.class, receiver);
            receiver.reply(Reply.refuse(400, 3));
            converse(ops);
            awaitSpansAnsweredBy(Reply.Refuse.class, receiver);
            receiver.reply(Reply.accept());
            // the first flush of all: the thread that carries it out has counted what was answered before
            processor.shutdown().join(SOON.toSeconds(), TimeUnit.SECONDS);
            converse(ops);
            sdk.getSdkMeterProvider().forceFlush().join(SOON.toSeconds(), TimeUnit.SECONDS);
            receiver.metrics().awaitAny(metric -> metric.name().equals("agentops.telemetry.rejected"), SOON);
            return receiver.metrics().all();
        }
    }

    /** Not by flushing: a flush that is asked for while another one ends is answered by that one, and exports nothing. */
    private static void awaitSpansAnsweredBy(Class<? extends Reply> reply, OtlpReceiver receiver) {
        receiver.requests()
                .awaitAny(request -> request.signal() == Signal.TRACES && reply.isInstance(request.reply()), SOON);
    }

    private static AgentOps system(OpenTelemetrySdk sdk, CedarAuthorizer authorizer) {
        return AgentOps.builder()
                .authorizer(authorizer)
                .tools(ToolRegistry.of(
                        Tool.builder("look").body(invocation -> "seen").build(),
                        Tool.builder("refund").body(invocation -> "paid").build(),
                        Tool.builder("break")
                                .body(invocation -> {
                                    throw new IllegalStateException("broken");
                                })
                                .build()))
                .observer(OpenTelemetryObserver.create(sdk))
                .observer(OnlineEvaluation.sampling(1).with(ToolErrorRate.create()))
                .build();
    }

    private static void converse(AgentOps ops) {
        Principal actor = Principal.of("acme", "mia", Authentication.inProcess("test"));
        try (AgentSession session = ops.agent("support", "1").openSession("s-" + System.nanoTime(), actor);
                Turn turn = session.startTurn("hello")) {
            turn.call("look", Map.of());
            turn.call("refund", Map.of());
            turn.call("break", Map.of());
            turn.fail(new IllegalStateException("no answer"));
        }
    }

    private static OpenTelemetrySdk sdk(SdkMeterProvider meters, BatchSpanProcessor processor) {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(meters)
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(processor).build())
                .build();
    }

    private static SdkMeterProvider meters(OtlpReceiver receiver, SdkLosses losses) {
        SdkMeterProvider meters = SdkMeterProvider.builder()
                .registerMetricReader(losses)
                .registerMetricReader(PeriodicMetricReader.builder(OtlpHttpMetricExporter.builder()
                                .setEndpoint(receiver.httpEndpoint(Signal.METRICS))
                                .build())
                        .setInterval(NEVER)
                        .build())
                .build();
        losses.observeRejected(meters);
        return meters;
    }

    private static BatchSpanProcessor spans(OtlpReceiver receiver, SdkLosses losses, SdkMeterProvider meters) {
        return BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                        .setEndpoint(receiver.httpEndpoint(Signal.TRACES))
                        .setMeterProvider(() -> meters)
                        .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                        .setComponentLoader(losses.readingAnswers(
                                ComponentLoader.forClassLoader(ExercisedSystem.class.getClassLoader())))
                        .build())
                .setScheduleDelay(AT_ONCE)
                .setMeterProvider(() -> meters)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                .build();
    }
}
