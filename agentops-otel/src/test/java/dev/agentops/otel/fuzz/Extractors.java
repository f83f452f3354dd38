package dev.agentops.otel.fuzz;

import com.sun.management.ThreadMXBean;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.otel.propagation.BaggageKeys;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All extractors, each with an input that is hostile, and what they may cost. Not thread-safe. */
final class Extractors {
    /** What one extraction may allocate, in octets. */
    static final long MOST_ALLOCATED = 65_536;

    static final int LONGEST_INPUT = 16_384;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<OpenTelemetryPropagation> propagations;
    private Context extracted = Context.root();
    private long inputs;
    private long worst;

    Extractors() {
        OpenTelemetryObserver observer = OpenTelemetryObserver.create(OpenTelemetry.noop());
        propagations = List.of(
                OpenTelemetryPropagation.builder(observer)
                        .acceptBaggage(BaggageKeys.all())
                        .sendBaggage(BaggageKeys.all())
                        .build(),
                OpenTelemetryPropagation.builder(observer).level1TraceState().build());
    }

    long inputs() {
        return inputs;
    }

    /** The most that one extraction allocated. */
    long worst() {
        return worst;
    }

    /** One input for all: HTTP headers by a map and by fields, MCP's and A2A's metadata, a message, W3C's both headers. */
    void run(byte[] octets) {
        HostileInput input = HostileInput.of(octets);
        for (OpenTelemetryPropagation propagation : propagations) {
            bounded(propagation, input.headers(), propagation::extract);
            bounded(propagation, input.fields(), propagation::extractHttp);
            bounded(propagation, input.metadata(), propagation::extractMetadata);
            bounded(propagation, input.message(), propagation::extractMessage);
        }
        inputs++;
    }

    private <C> void bounded(OpenTelemetryPropagation propagation, C carrier, Function<C, Context> extractor) {
        long allocated = allocated(carrier, extractor);
        if (allocated > MOST_ALLOCATED) {
            allocated = allocated(carrier, extractor); // what a first call links and loads is not the input's
        }
        if (allocated > MOST_ALLOCATED) {
            throw new AssertionError(allocated + " octets allocated for one input: " + carrier);
        }
        worst = Math.max(worst, allocated);
        requireLegal(propagation, extracted);
    }

    private <C> long allocated(C carrier, Function<C, Context> extractor) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        extracted = extractor.apply(carrier);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** What was let in is within the limits, and what is sent on of it is legal and reads the same. */
    private static void requireLegal(OpenTelemetryPropagation propagation, Context context) {
        require(parent(context).getTraceState().size() <= 32, "too many vendors");
        require(Baggage.fromContext(context).size() <= 64, "too many members");
        if (context == Context.root()) {
            return;
        }
        Map<String, String> sent = new HashMap<>();
        propagation.inject(context, sent, (headers, name, value) -> sent.put(name, value));
        sent.forEach((name, value) -> require(
                value.length() <= 8_192 && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f)),
                name + " is not legal"));
        require(parent(propagation.extract(sent)).equals(parent(context)), "a trace context changes on its way");
    }

    private static SpanContext parent(Context context) {
        return Span.fromContext(context).getSpanContext();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
