package dev.agentops.benchmarks;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The span and the metric of one tool call as a careful developer writes them, with the library's attributes. */
@State(Scope.Thread)
public class TelemetryState {
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");
    private static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
    private static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
    private static final AttributeKey<String> SESSION = AttributeKey.stringKey("session.id");
    private static final AttributeKey<String> VERDICT = AttributeKey.stringKey("agentops.decision.verdict");
    private static final AttributeKey<String> MODE = AttributeKey.stringKey("agentops.decision.mode");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("agentops.decision.policy_version");
    private static final AttributeKey<List<String>> POLICIES =
            AttributeKey.stringArrayKey("agentops.decision.policy_ids");
    private static final List<String> POLICY_IDS = List.of("permit-0");
    private static final Attributes MEASURED =
            Attributes.of(TOOL, GuardedSystem.TOOL, AGENT, "retail-support", TOOL_TYPE, "function", VERDICT, "allow");

    private final Telemetry telemetry = new Telemetry();
    private final Tracer tracer = telemetry.openTelemetry().getTracer("by-hand");
    private final DoubleHistogram duration = telemetry
            .openTelemetry()
            .getMeter("by-hand")
            .histogramBuilder("gen_ai.execute_tool.duration")
            .setUnit("s")
            .build();

    /** For JMH. */
    public TelemetryState() {}

    Span startSpan() {
        return tracer.spanBuilder("execute_tool refund_order")
                .setAttribute(OPERATION, "execute_tool")
                .setAttribute(TOOL, GuardedSystem.TOOL)
                .setAttribute(TOOL_TYPE, "function")
                .setAttribute(AGENT, "retail-support")
                .setAttribute(CONVERSATION, "s1")
                .setAttribute(SESSION, "s1")
                .startSpan();
    }

    void end(Span span, long nanos) {
        span.setAttribute(VERDICT, "allow");
        span.setAttribute(MODE, "enforce");
        span.setAttribute(POLICIES, POLICY_IDS);
        span.setAttribute(VERSION, "0123456789abcdef");
        duration.record(nanos / 1e9, MEASURED);
        span.end();
    }

    /** Flushes and closes. */
    @TearDown(Level.Trial)
    public void close() {
        telemetry.close();
    }
}
