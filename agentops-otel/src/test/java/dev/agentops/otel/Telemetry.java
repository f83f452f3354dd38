package dev.agentops.otel;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.authorization.Authorizer;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import dev.agentops.otel.testkit.convention.ConventionWatch;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A real SDK that exports into memory, and holds all that it records to the conventions. */
public final class Telemetry implements AutoCloseable {
    static final Principal ACTOR = Principal.of("acme", "mia", Authentication.inProcess("test"));

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
    private final ConventionWatch conventions = ConventionWatch.with(
            ConventionChecker.create().allowing(name -> name.startsWith("test.") || name.startsWith("acme.")));
    private final OpenTelemetrySdk sdk;

    private Telemetry(Sampler sampler, Function<SpanExporter, SpanProcessor> processor) {
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(conventions.spans())
                        .addSpanProcessor(processor.apply(exporter))
                        .build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .setLoggerProvider(SdkLoggerProvider.builder()
                        .addLogRecordProcessor(conventions.logRecords())
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                        .build())
                .build();
    }

    /** One that records every span, and exports it when it ends. */
    public static Telemetry create() {
        return sampling(Sampler.alwaysOn());
    }

    static Telemetry sampling(Sampler sampler) {
        return new Telemetry(sampler, SimpleSpanProcessor::create);
    }

    /** One whose spans go through this processor, made with the exporter that keeps them. */
    static Telemetry processing(Function<SpanExporter, SpanProcessor> processor) {
        return new Telemetry(Sampler.alwaysOn(), processor);
    }

    /** To record with. */
    public OpenTelemetrySdk sdk() {
        return sdk;
    }

    /** A system that allows everything and records here. */
    AgentOps.Builder system(Tool... tools) {
        return AgentOps.builder()
                .authorizer(Authorizer.allowAll())
                .tools(ToolRegistry.of(tools))
                .observer(OpenTelemetryObserver.create(sdk));
    }

    static AgentSession session(AgentOps ops) {
        return ops.agent("support", "1.4.0").openSession("s-1", ACTOR);
    }

    List<SpanData> spans() {
        return exporter.getFinishedSpanItems();
    }

    /** The only span of this name that ended. */
    public SpanData span(String name) {
        List<SpanData> found =
                spans().stream().filter(span -> span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("want one span " + name + ", have "
                    + spans().stream().map(SpanData::getName).toList());
        }
        return found.get(0);
    }

    List<LogRecordData> logs() {
        return logs.getFinishedLogRecordItems();
    }

    Collection<MetricData> metrics() {
        Collection<MetricData> metrics = reader.collectAllMetrics();
        conventions.metrics(metrics);
        return metrics;
    }

    List<HistogramPointData> points(String metric) {
        return metrics().stream()
                .filter(data -> data.getName().equals(metric))
                .flatMap(data -> data.getHistogramData().getPoints().stream())
                .toList();
    }

    /** Everything that was recorded has to follow the conventions. */
    @Override
    public void close() {
        metrics();
        sdk.close();
        conventions.assertNothingFound();
    }
}
