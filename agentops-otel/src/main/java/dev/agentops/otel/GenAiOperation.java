package dev.agentops.otel;

import dev.agentops.event.Containment;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is going on, from {@link GenAiOperations}: a span, and for some a duration. It has to be closed; closing
 * it again does nothing. Nothing here throws because of telemetry. Thread-safe.
 */
public final class GenAiOperation implements AutoCloseable {
    private final Context context;
    private final Span span;
    private final Measured measured;
    private final Instruments instruments;
    private final Containment containment;
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable String errorType;

    GenAiOperation(Context context, Measured measured, Instruments instruments, Containment containment) {
        this.context = context;
        this.span = Span.fromContext(context);
        this.measured = measured;
        this.instruments = instruments;
        this.containment = containment;
    }

    /**
     * What is measured when it ends.
     *
     * @param histogram where; null where there is no metric
     * @param attributes under which attributes, by the way in which it ends
     */
    record Measured(@Nullable DoubleHistogram histogram, DurationAttributes attributes) {
        static final Measured NOTHING = new Measured(null, new DurationAttributes(Attributes.empty()));
    }

    /** Makes it the current one on this thread: spans that begin below it are its children. */
    @SuppressWarnings("MustBeClosedChecker") // closed by whoever closes the returned scope
    public Scope makeCurrent() {
        return context.makeCurrent();
    }

    /** What is current inside of it, to be carried to another thread or injected into a request. */
    public Context context() {
        return context;
    }

    /** Its span, for further attributes and events. Do not end it. */
    public Span span() {
        return span;
    }

    /** Describes it further, where telemetry lets that happen. */
    void set(AttributeKey<String> key, String value) {
        try {
            span.setAttribute(key, value);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    /** It failed, and still has to be closed. The class of the failure is recorded, its text is not. */
    public void fail(Throwable failure) {
        fail(failure.getClass().getName());
    }

    /**
     * It failed, and still has to be closed.
     *
     * @param errorType one of few words, or the name of a class
     */
    public void fail(String errorType) {
        this.errorType = BoundedText.cut(errorType, Instruments.LONGEST_ID);
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
            measure(nanos);
            if (errorType != null) {
                span.setAttribute(GenAiAttributes.ERROR_TYPE, errorType);
                span.setStatus(StatusCode.ERROR);
            }
        } finally {
            instruments.spanEnded();
            span.end();
        }
    }

    private void measure(long nanos) {
        DoubleHistogram histogram = measured.histogram();
        if (histogram != null) {
            histogram.record(Instruments.seconds(nanos), measured.attributes().of(null, errorType, null), context);
        }
    }
}
