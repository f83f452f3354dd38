package dev.agentops.benchmarks;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.content.Content;
import dev.agentops.context.ContextFrame;
import dev.agentops.context.ContextStorage;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnStarted;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.tool.ToolSchema;
import dev.agentops.tool.TrustLabel;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One turn that is current, and the telemetry of a tool call in it: as the library records it from the events of the call,
 * and as a careful developer writes it by hand, with the same attributes, scope and metric.
 */
@State(Scope.Thread)
public class ToolSpanState {
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");
    private static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
    private static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
    private static final AttributeKey<String> SESSION = AttributeKey.stringKey("session.id");
    private static final AttributeKey<String> VERDICT = AttributeKey.stringKey("agentops.decision.verdict");
    private static final AttributeKey<String> MODE = AttributeKey.stringKey("agentops.decision.mode");
    private static final AttributeKey<Double> DECIDED_IN = AttributeKey.doubleKey("agentops.decision.duration");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("agentops.decision.policy_version");
    private static final AttributeKey<List<String>> POLICIES =
            AttributeKey.stringArrayKey("agentops.decision.policy_ids");
    private static final Attributes MEASURED =
            Attributes.of(TOOL, GuardedSystem.TOOL, AGENT, "retail-support", TOOL_TYPE, "function", VERDICT, "allow");
    private static final double NANOS = 1e9;
    private static final long DURATION = 4_200;

    /** Whether spans are recorded. */
    @Param({"true", "false"})
    public boolean recorded;

    private final Decision decision =
            new Decision.Allow(List.of(Reason.of("permit-0")), List.of(), Provenance.ofVersion("0123456789abcdef"));
    private final SessionOpened session = new SessionOpened(
            new SessionId("s1"),
            Principal.of("acme", "alice", Authentication.inProcess("benchmark")),
            new AgentIdentity("retail-support", "1.4.0", "prod"),
            false,
            0);
    private final TurnStarted turn = new TurnStarted(session, 1, Content.withheld(), 0);
    private final CallStarted started = new CallStarted(
            session,
            turn,
            Action.tool(GuardedSystem.TOOL),
            GuardedSystem.tool(ToolSchema.any()).descriptor(),
            null,
            1,
            0);
    private final CallDecided decided = new CallDecided(started, decision, Content.withheld(), DURATION);
    private final CallCompleted completed = new CallCompleted(
            started, Content.withheld(), decision, Content.withheld(), TrustLabel.UNTRUSTED, DURATION, DURATION);
    private final OneLevel frame = new OneLevel();
    private @Nullable Parts parts;

    /** For JMH. */
    public ToolSpanState() {}

    /** What is current; the kernel makes one for each call, which is counted there. */
    private static final class OneLevel implements ContextFrame {
        private Observation level = Observation.NOOP;

        @Override
        public <T> @Nullable T find(Class<T> type) {
            return type.isInstance(level) ? type.cast(level) : null;
        }
    }

    private record Parts(
            Telemetry telemetry,
            OpenTelemetryObserver observer,
            ContextStorage storage,
            Observation turn,
            Tracer tracer,
            DoubleHistogram duration,
            dev.agentops.context.Scope scope) {}

    /** Starts the turn and makes it current. */
    @Setup(Level.Trial)
    public void open() {
        Telemetry telemetry = new Telemetry(recorded ? Sampler.alwaysOn() : Sampler.alwaysOff());
        OpenTelemetry openTelemetry = telemetry.openTelemetry();
        OpenTelemetryObserver observer = OpenTelemetryObserver.create(openTelemetry);
        ContextStorage storage = observer.contextStorage();
        Observation turnLevel = observer.started(turn, observer.started(session, Observation.NOOP));
        OneLevel turnFrame = new OneLevel();
        turnFrame.level = turnLevel;
        parts = new Parts(
                telemetry,
                observer,
                storage,
                turnLevel,
                openTelemetry.getTracer("by-hand"),
                openTelemetry
                        .getMeter("by-hand")
                        .histogramBuilder("by_hand.duration")
                        .setUnit("s")
                        .build(),
                storage.attach(turnFrame));
    }

    private Parts parts() {
        return Objects.requireNonNull(parts);
    }

    /** The events of one call, told to the library's observer. */
    Observation byTheLibrary() {
        Parts with = parts();
        Observation level = with.observer.started(started, with.turn);
        level.decided(decided);
        frame.level = level;
        with.storage.attach(frame).close();
        level.ended(completed, level);
        return level;
    }

    /** The same span, scope and metric. */
    @SuppressWarnings("MustBeClosedChecker") // closed at once: the body does nothing
    Span byHand() {
        Span span = parts().tracer
                .spanBuilder("execute_tool refund_order")
                .setAttribute(OPERATION, "execute_tool")
                .setAttribute(TOOL, GuardedSystem.TOOL)
                .setAttribute(TOOL_TYPE, "function")
                .setAttribute(AGENT, "retail-support")
                .setAttribute(CONVERSATION, "s1")
                .setAttribute(SESSION, "s1")
                .startSpan();
        span.makeCurrent().close();
        if (span.isRecording()) {
            span.setAttribute(DECIDED_IN, decided.durationNanos() / NANOS);
            span.setAttribute(VERDICT, decision.verdict());
            span.setAttribute(MODE, decision.mode().label());
            span.setAttribute(POLICIES, List.of(decision.reasons().get(0).policyId()));
            span.setAttribute(VERSION, "0123456789abcdef");
        }
        parts().duration.record(completed.durationNanos() / NANOS, MEASURED);
        span.end();
        return span;
    }

    /** Flushes and closes. */
    @TearDown(Level.Trial)
    public void close() {
        parts().scope.close();
        parts().telemetry.close();
    }
}
