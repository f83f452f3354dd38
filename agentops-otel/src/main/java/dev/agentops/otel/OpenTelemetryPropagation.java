package dev.agentops.otel;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries trace and session over process boundaries, as W3C Trace Context and W3C Baggage.
 *
 * <p>What comes in only correlates: it never says who somebody is or what they may do, and no session is opened or found by
 * it. Headers from outside are hostile: those that are too long or malformed are as if they were not there, and nothing is
 * ever thrown because of them. Thread-safe.
 */
public final class OpenTelemetryPropagation {
    private final TextMapPropagator propagator;
    private final TelemetryContext sessions;

    private OpenTelemetryPropagation(TextMapPropagator propagator, TelemetryContext sessions) {
        this.propagator = propagator;
        this.sessions = sessions;
    }

    /** By the W3C's headers, with the current session of this observer. */
    public static OpenTelemetryPropagation create(OpenTelemetryObserver observer) {
        return create(
                observer,
                TextMapPropagator.composite(
                        W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance()));
    }

    /** By headers of the application's choice, for instance those of AWS X-Ray; Baggage must be among them to carry the session. */
    public static OpenTelemetryPropagation create(OpenTelemetryObserver observer, TextMapPropagator propagator) {
        return new OpenTelemetryPropagation(propagator, observer.context());
    }

    /** Adds the headers for a call that is made from where this is called. */
    public void inject(Map<String, String> headers) {
        inject(
                Context.current(),
                headers,
                (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
    }

    /**
     * Adds the headers for a call that is made in a context.
     *
     * @param context of its session, the id goes along in Baggage, unless the observer keeps it out: then no session's does
     * @param setter sets one header
     */
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
        SessionTelemetry session = sessions.sessionOf(context);
        propagator.inject(session == null ? context : session.inside(context), carrier, setter);
    }

    /** What headers say about where a call came from, on top of the current context; names are matched ignoring case. */
    public Context extract(Map<String, String> headers) {
        return extract(Context.current(), headers, HeaderMap.GETTER);
    }

    /**
     * What headers say about where a call came from. Make the result current around the work that is done for the call.
     *
     * @return the given context when the headers say nothing, or nothing that could be read
     */
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
        try {
            return propagator.extract(context, carrier, new BoundedGetter<>(getter));
        } catch (RuntimeException malformed) {
            return context;
        }
    }

    /**
     * The session id in Baggage, for correlation: whoever sent it may have made it up.
     *
     * @return empty when there is none of at most 256 visible ASCII characters
     */
    public static Optional<String> correlatedSessionId(Context context) {
        @Nullable String id = Correlation.sessionId(context);
        return Optional.ofNullable(id);
    }
}
