package dev.agentops.otel;

import dev.agentops.authorization.Action;
import dev.agentops.event.CallStarted;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.tool.ToolDescriptor;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/** What the spans and metrics of one agent have in common. Thread-safe. */
final class AgentTelemetry {
    private static final int MOST_TOOLS = 1_024;

    private final AgentIdentity agent;
    private final KnownAgents known;
    private final String provider;
    private final EnforcementGauge.Agent enforcement;
    private final String turnSpanName;
    private final Attributes turnAtStart;
    private final DurationAttributes turnDurations;
    private final CallShape unregisteredTool;
    private final BoundedCache<String, CallShape> tools = new BoundedCache<>(MOST_TOOLS);
    private final BoundedCache<String, CallShape> memory = new BoundedCache<>(MOST_TOOLS);
    private final BoundedCache<String, CallShape> agents = new BoundedCache<>(MOST_TOOLS);

    AgentTelemetry(AgentIdentity agent, String provider, KnownAgents known, EnforcementGauge.Agent enforcement) {
        this.agent = agent;
        this.provider = provider;
        this.known = known;
        this.enforcement = enforcement;
        turnSpanName = GenAiAttributes.INVOKE_AGENT + ' ' + agent.name();
        turnAtStart = Attributes.of(
                GenAiAttributes.OPERATION_NAME,
                GenAiAttributes.INVOKE_AGENT,
                GenAiAttributes.PROVIDER_NAME,
                provider,
                GenAiAttributes.AGENT_NAME,
                agent.name(),
                GenAiAttributes.AGENT_VERSION,
                agent.version());
        turnDurations = new DurationAttributes(Attributes.of(GenAiAttributes.AGENT_NAME, agent.name()));
        unregisteredTool = toolShape(GenAiAttributes.OTHER, "", "", null);
    }

    String name() {
        return agent.name();
    }

    EnforcementGauge.Agent enforcement() {
        return enforcement;
    }

    String turnSpanName() {
        return turnSpanName;
    }

    Attributes turnAtStart() {
        return turnAtStart;
    }

    DurationAttributes turnDurations() {
        return turnDurations;
    }

    CallShape shapeOf(CallStarted call) {
        Action action = call.action();
        return switch (action.kind()) {
            case TOOL -> call.tool() == null ? unregisteredTool : toolShape(call.tool());
            case MEMORY ->
                memory.get(MemoryOperation.nameOf(action.name()), name -> MemoryOperation.shape(name, agent.name()));
            case AGENT -> agentShape(action.name());
        };
    }

    @SuppressWarnings("ReferenceEquality") // the same one is equal, and that is nearly always so
    private CallShape toolShape(ToolDescriptor tool) {
        CallShape shape = tools.find(tool.name());
        return shape != null && (tool == shape.tool() || tool.equals(shape.tool()))
                ? shape
                : tools.remember(tool.name(), toolShape(tool.name(), tool.type(), tool.description(), tool));
    }

    private CallShape toolShape(String name, String type, String description, @Nullable ToolDescriptor tool) {
        Attributes measured = Attributes.of(GenAiAttributes.TOOL_NAME, name, GenAiAttributes.AGENT_NAME, agent.name());
        if (!type.isEmpty()) {
            measured = measured.toBuilder().put(GenAiAttributes.TOOL_TYPE, type).build();
        }
        var atStart = measured.toBuilder().put(GenAiAttributes.OPERATION_NAME, GenAiAttributes.EXECUTE_TOOL);
        if (!description.isEmpty()) {
            atStart.put(
                    GenAiAttributes.TOOL_DESCRIPTION, BoundedText.cut(description, Instruments.LONGEST_DESCRIPTION));
        }
        return new CallShape(
                GenAiAttributes.EXECUTE_TOOL + ' ' + name,
                SpanKind.INTERNAL,
                StartAttributes.of(atStart.build()),
                new DurationAttributes(measured),
                tool);
    }

    /** A name that nobody vouched for may come from a model. */
    private CallShape agentShape(String called) {
        boolean own = known.isOwn(called);
        String name = own || known.isRemote(called) ? called : GenAiAttributes.OTHER;
        return agents.get(own + name, key -> agentShape(name, own ? SpanKind.INTERNAL : SpanKind.CLIENT));
    }

    private CallShape agentShape(String name, SpanKind kind) {
        Attributes atStart = Attributes.of(
                GenAiAttributes.OPERATION_NAME,
                GenAiAttributes.INVOKE_AGENT,
                GenAiAttributes.PROVIDER_NAME,
                provider,
                GenAiAttributes.AGENT_NAME,
                name);
        return new CallShape(GenAiAttributes.INVOKE_AGENT + ' ' + name, kind, StartAttributes.of(atStart), null, null);
    }
}
