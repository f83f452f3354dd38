package dev.agentops.otel;

import dev.agentops.event.Containment;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An MCP request or notification that is going on, from {@link GenAiOperations}. Where the call of a tool goes to an MCP
 * server and already has a span, that span is described further, and there is no second one. It has to be closed; closing it
 * again does nothing. Nothing here throws because of telemetry. Thread-safe.
 */
public final class McpOperation implements AutoCloseable {
    /** The caller asked for what cannot be served: on a server, no error of the server's. */
    private static final Set<Integer> FAULTS_OF_CALLERS = Set.of(-32700, -32600, -32601, -32602, -32002);

    private final Context context;
    private final McpSpan span;
    private final boolean isServer;
    private final DoubleHistogram histogram;
    private final DurationAttributes durations;
    private final Containment containment;
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable String errorType;
    private volatile @Nullable String statusCode;

    McpOperation(
            Context context,
            McpSpan span,
            boolean isServer,
            DoubleHistogram histogram,
            DurationAttributes durations,
            Containment containment) {
        this.context = context;
        this.span = span;
        this.isServer = isServer;
        this.histogram = histogram;
        this.durations = durations;
        this.containment = containment;
    }

    /** Makes it the current one on this thread: spans that begin below it are its children. */
    @SuppressWarnings("MustBeClosedChecker") // closed by whoever closes the returned scope
    public Scope makeCurrent() {
        return context.makeCurrent();
    }

    /** What is current inside of it, to be injected into {@code params._meta}. */
    public Context context() {
        return context;
    }

    /** Its span, for further attributes and events. Do not end it. */
    public Span span() {
        return span.span();
    }

    /** The MCP session, where it is known only from the answer. */
    public void sessionId(String id) {
        String bounded = BoundedText.cut(id, Instruments.LONGEST_ID);
        try {
            span.span().setAttribute(ProtocolAttributes.MCP_SESSION_ID, bounded);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    /** The tool answered with {@code isError}. */
    public void toolFailed() {
        errorType = ProtocolAttributes.TOOL_ERROR;
    }

    /** The answer is a JSON-RPC error. For a server, codes that say that the caller was wrong are no failure. */
    public void answeredError(int code) {
        statusCode = Integer.toString(code);
        if (!isServer || !FAULTS_OF_CALLERS.contains(code)) {
            errorType = statusCode;
        }
    }

    /** There is no answer, for instance after a timeout. The class of the failure is recorded, its text is not. */
    public void fail(Throwable failure) {
        errorType = failure.getClass().getName();
    }

    @Override
    public void close() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            end(System.nanoTime() - startNanos);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    private void end(long nanos) {
        try {
            histogram.record(Instruments.seconds(nanos), attributes(), context);
            if (statusCode != null) {
                span.span().setAttribute(ProtocolAttributes.RPC_STATUS_CODE, statusCode);
            }
        } finally {
            span.end(errorType);
        }
    }

    /** A code that is one too many is in neither attribute. */
    private Attributes attributes() {
        Attributes attributes = durations.of(null, errorType, null);
        boolean isKnown = errorType == null || errorType.equals(attributes.get(GenAiAttributes.ERROR_TYPE));
        return statusCode == null || !isKnown
                ? attributes
                : attributes.toBuilder()
                        .put(ProtocolAttributes.RPC_STATUS_CODE, statusCode)
                        .build();
    }
}
