package dev.agentops.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Where one observer records. */
final class Instruments {
    static final String SCOPE = "dev.agentops";
    static final int LONGEST_DESCRIPTION = 1_024;
    static final int LONGEST_ID = 256;
    private static final double NANOS_PER_SECOND = 1e9;

    /** As gen-ai-metrics.md advises for each of the three. */
    private static final List<Double> TOOL_BUCKETS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

    private static final List<Double> AGENT_BUCKETS =
            List.of(0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6);

    private static final List<Double> WORKFLOW_BUCKETS =
            List.of(1.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0);

    /** As mcp.md advises. */
    private static final List<Double> MCP_BUCKETS =
            List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0);

    private final Tracer tracer;
    private final DoubleHistogram toolDuration;
    private final DoubleHistogram agentDuration;
    private final DoubleHistogram workflowDuration;
    private final DoubleHistogram mcpClientDuration;
    private final DoubleHistogram mcpServerDuration;
    private final EnforcementGauge enforcement;
    private final FigureMetrics figures;
    private final EvaluationEvents evaluations;
    private final ContentRecording content;
    private final @Nullable GuardrailSpans guardrails;
    private final LongAdder inFlight = new LongAdder();

    Instruments(OpenTelemetry openTelemetry, ContentRecording content, @Nullable GuardrailSpans guardrails) {
        this.content = content;
        this.guardrails = guardrails;
        String implementation = Instruments.class.getPackage().getImplementationVersion();
        String version = implementation == null ? "" : implementation;
        tracer = openTelemetry.getTracerProvider().get(SCOPE, version);
        Meter meter = openTelemetry.getMeterProvider().get(SCOPE);
        toolDuration = histogram(
                meter, GenAiAttributes.EXECUTE_TOOL_DURATION, "The duration of a single tool call.", TOOL_BUCKETS);
        agentDuration = histogram(
                meter,
                GenAiAttributes.INVOKE_AGENT_DURATION,
                "The duration of a single turn of an agent.",
                AGENT_BUCKETS);
        workflowDuration =
                histogram(meter, GenAiAttributes.WORKFLOW_DURATION, "The duration of a workflow.", WORKFLOW_BUCKETS);
        mcpClientDuration = histogram(
                meter,
                ProtocolAttributes.MCP_CLIENT_DURATION,
                "The duration of an MCP request or notification that is sent.",
                MCP_BUCKETS);
        mcpServerDuration = histogram(
                meter,
                ProtocolAttributes.MCP_SERVER_DURATION,
                "The duration of an MCP request or notification that came in.",
                MCP_BUCKETS);
        SharedInstruments shared = SharedMeters.of(openTelemetry, meter);
        enforcement = new EnforcementGauge(shared);
        figures = new FigureMetrics(shared);
        evaluations = new EvaluationEvents(
                openTelemetry
                        .getLogsBridge()
                        .loggerBuilder(SCOPE)
                        .setInstrumentationVersion(version)
                        .build(),
                content);
    }

    private static DoubleHistogram histogram(Meter meter, String name, String description, List<Double> buckets) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(buckets)
                .build();
    }

    Tracer tracer() {
        return tracer;
    }

    DoubleHistogram toolDuration() {
        return toolDuration;
    }

    DoubleHistogram agentDuration() {
        return agentDuration;
    }

    DoubleHistogram workflowDuration() {
        return workflowDuration;
    }

    DoubleHistogram mcpClientDuration() {
        return mcpClientDuration;
    }

    DoubleHistogram mcpServerDuration() {
        return mcpServerDuration;
    }

    EnforcementGauge enforcement() {
        return enforcement;
    }

    FigureMetrics figures() {
        return figures;
    }

    EvaluationEvents evaluations() {
        return evaluations;
    }

    /** What is shared with other observers is given back. */
    void close() {
        enforcement.close();
        figures.close();
    }

    /** Null unless opted in. */
    @Nullable GuardrailSpans guardrails() {
        return guardrails;
    }

    ContentRecording content() {
        return content;
    }

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    void spanStarted() {
        inFlight.increment();
    }

    void spanEnded() {
        inFlight.decrement();
    }

    /** Ends a span of which nobody will hear again. What failed first is what counts. */
    static void abandon(Span span, Throwable failure) {
        try {
            span.end();
        } catch (RuntimeException | Error second) {
            if (second != failure) {
                failure.addSuppressed(second);
            }
        }
    }

    long spansInFlight() {
        return Math.max(0, inFlight.sum());
    }
}
