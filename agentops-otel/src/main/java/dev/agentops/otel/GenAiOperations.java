package dev.agentops.otel;

import dev.agentops.event.Containment;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Operations that frameworks carry out around turns and calls, as the GenAI semantic conventions name them. Get it from
 * {@link OpenTelemetryObserver#operations()}.
 *
 * <pre>{@code
 * try (GenAiOperation workflow = observer.operations().workflow("refunds");
 *      Scope scope = workflow.makeCurrent()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Each is below of what is current, and carries the id of the session that is current; without a session it works all the
 * same. Names are given by the application; beyond 1,024 different ones, of more than 128 characters, or with invisible ones
 * they are {@link GenAiAttributes#OTHER}. Nothing here throws because of telemetry. Thread-safe.
 */
public final class GenAiOperations {
    private static final int MOST_SERIES = 1_024;

    private final Instruments instruments;
    private final TelemetryContext sessions;
    private final String provider;
    private final Containment containment = new Containment();
    private final OperationStarts starts;
    private final VouchedNames names = new VouchedNames();
    private final BoundedCache<Attributes, DurationAttributes> series = new BoundedCache<>(MOST_SERIES);

    GenAiOperations(Instruments instruments, TelemetryContext sessions, String provider) {
        this.instruments = instruments;
        this.sessions = sessions;
        this.provider = provider;
        this.starts = new OperationStarts(instruments, sessions, containment);
    }

    /** A process of several agents or other operations, with its duration. */
    public GenAiOperation workflow(String name) {
        String vouched = names.of(name);
        Attributes attributes = operation(GenAiAttributes.INVOKE_WORKFLOW)
                .put(GenAiAttributes.WORKFLOW_NAME, vouched)
                .build();
        Attributes measured = Attributes.of(GenAiAttributes.WORKFLOW_NAME, vouched);
        return start(
                OperationStarts.Start.of(
                        GenAiAttributes.INVOKE_WORKFLOW + ' ' + vouched, SpanKind.INTERNAL, attributes),
                new GenAiOperation.Measured(instruments.workflowDuration(), seriesOf(measured)));
    }

    /** The current session's agent makes a plan. The call of the model that makes it is to be below of this. */
    public GenAiOperation plan() {
        SessionTelemetry session = sessions.sessionOf(Context.current());
        String agent = session == null ? null : session.agent().name();
        Attributes attributes = operation(GenAiAttributes.PLAN)
                .put(GenAiAttributes.AGENT_NAME, agent)
                .build();
        String name = agent == null ? GenAiAttributes.PLAN : GenAiAttributes.PLAN + ' ' + agent;
        return start(OperationStarts.Start.of(name, SpanKind.INTERNAL, attributes), GenAiOperation.Measured.NOTHING);
    }

    /**
     * An agent is created, usually at a remote service.
     *
     * @param version null when it has none
     */
    public GenAiOperation createAgent(String name, @Nullable String version) {
        String vouched = names.of(name);
        Attributes attributes = operation(GenAiAttributes.CREATE_AGENT)
                .put(GenAiAttributes.PROVIDER_NAME, provider)
                .put(GenAiAttributes.AGENT_NAME, vouched)
                .put(GenAiAttributes.AGENT_VERSION, version)
                .build();
        return start(
                OperationStarts.Start.of(GenAiAttributes.CREATE_AGENT + ' ' + vouched, SpanKind.CLIENT, attributes),
                GenAiOperation.Measured.NOTHING);
    }

    /**
     * An access to a memory of the framework's own; the memory of a session has its spans without it.
     *
     * @param storeId the store, from configuration
     * @param remote whether it runs in another process
     */
    public GenAiOperation memory(MemoryOperation operation, String storeId, boolean remote) {
        Attributes attributes = operation(operation.operationName())
                .put(GenAiAttributes.MEMORY_STORE_ID, BoundedText.cut(storeId, Instruments.LONGEST_ID))
                .build();
        return start(
                OperationStarts.Start.of(
                        operation.operationName(), remote ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes),
                GenAiOperation.Measured.NOTHING);
    }

    /** An MCP request or notification that is sent. */
    public McpOperation mcpClient(McpRequest request) {
        CallSpan call = request.method().equals(McpRequest.CALL) ? sessions.callIn(Context.current()) : null;
        return call != null && call.claimMcp() ? enriched(request, call) : mcp(request, false, null);
    }

    /** An MCP request or notification that came in, below of what is current. */
    public McpOperation mcpServer(McpRequest request) {
        return mcp(request, true, null);
    }

    /**
     * An MCP request or notification that came in.
     *
     * @param received what was extracted from its {@code params._meta}; it is the parent, and what is current is linked
     */
    public McpOperation mcpServer(McpRequest request, Context received) {
        boolean came = Span.fromContext(received).getSpanContext().isValid();
        return mcp(request, true, came ? received : null);
    }

    /** An A2A request that is sent. */
    public GenAiOperation a2aClient(A2aRequest request) {
        return a2a(request, SpanKind.CLIENT);
    }

    /** An A2A request that came in. */
    public GenAiOperation a2aServer(A2aRequest request) {
        return a2a(request, SpanKind.SERVER);
    }

    private GenAiOperation a2a(A2aRequest request, SpanKind kind) {
        OptionalAttributes attributes =
                new OptionalAttributes().put(ProposedA2aAttributes.METHOD_NAME, request.method());
        request.describe(attributes, kind == SpanKind.CLIENT);
        return start(
                new OperationStarts.Start(request.method(), kind, attributes.build(), request.contextId(), null),
                GenAiOperation.Measured.NOTHING);
    }

    private McpOperation mcp(McpRequest request, boolean isServer, @Nullable Context received) {
        OptionalAttributes common = commonOf(request, isServer);
        Attributes measured = common.build();
        request.describeRequest(common, isServer);
        String target = target(measured);
        Context inside = starts.start(new OperationStarts.Start(
                target == null ? request.method() : request.method() + ' ' + target,
                isServer ? SpanKind.SERVER : SpanKind.CLIENT,
                common.build(),
                null,
                received));
        McpSpan span = new McpSpan.Own(Span.fromContext(inside), instruments);
        return new McpOperation(inside, span, isServer, durations(isServer), seriesOf(measured), containment);
    }

    /** The call has a span already, which says more about it than this one could. */
    private McpOperation enriched(McpRequest request, CallSpan call) {
        OptionalAttributes all = new OptionalAttributes();
        request.describeKind(all, false);
        request.describeRequest(all, false);
        try {
            call.ownSpan().setAllAttributes(all.build());
        } catch (Throwable failure) {
            containment.contain(failure);
        }
        Attributes measured = commonOf(request, false).build();
        return new McpOperation(
                Context.current(), new McpSpan.OfCall(call), false, durations(false), seriesOf(measured), containment);
    }

    private OptionalAttributes commonOf(McpRequest request, boolean isServer) {
        OptionalAttributes common = new OptionalAttributes();
        request.describeKind(common, isServer);
        if (request.tool() != null) {
            common.put(GenAiAttributes.TOOL_NAME, names.of(request.tool()));
            common.put(GenAiAttributes.OPERATION_NAME, GenAiAttributes.EXECUTE_TOOL);
        }
        if (request.prompt() != null) {
            common.put(GenAiAttributes.PROMPT_NAME, names.of(request.prompt()));
        }
        return common;
    }

    private static @Nullable String target(Attributes attributes) {
        AttributeKey<String> key = attributes.get(GenAiAttributes.TOOL_NAME) == null
                ? GenAiAttributes.PROMPT_NAME
                : GenAiAttributes.TOOL_NAME;
        return attributes.get(key);
    }

    private DoubleHistogram durations(boolean isServer) {
        return isServer ? instruments.mcpServerDuration() : instruments.mcpClientDuration();
    }

    /** Beyond the bound, what is left is what cannot be many: the method. */
    private DurationAttributes seriesOf(Attributes measured) {
        DurationAttributes known = series.find(measured);
        if (known != null) {
            return known;
        }
        return series.isFull()
                ? new DurationAttributes(onlyMethod(measured))
                : series.remember(measured, new DurationAttributes(measured));
    }

    private static Attributes onlyMethod(Attributes measured) {
        return new OptionalAttributes()
                .put(ProtocolAttributes.MCP_METHOD_NAME, measured.get(ProtocolAttributes.MCP_METHOD_NAME))
                .build();
    }

    private static OptionalAttributes operation(String name) {
        return new OptionalAttributes().put(GenAiAttributes.OPERATION_NAME, name);
    }

    private GenAiOperation start(OperationStarts.Start start, GenAiOperation.Measured measured) {
        return new GenAiOperation(starts.start(start), measured, instruments, containment);
    }
}
