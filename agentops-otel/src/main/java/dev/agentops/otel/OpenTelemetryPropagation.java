package dev.agentops.otel;

import dev.agentops.otel.propagation.BaggageKeys;
import dev.agentops.otel.propagation.W3CBaggage;
import dev.agentops.otel.propagation.W3CTraceContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries trace and session over process boundaries, as W3C Trace Context and W3C Baggage.
 *
 * <p>What comes in only correlates: it never says who somebody is or what they may do, and no session is opened or found by
 * it. What comes from outside is hostile: what is too long or malformed is as if it were not there, and nothing is ever thrown
 * because of it. Which Baggage is accepted and which is sent are two allow-lists. Thread-safe.
 *
 * <p>There is a pair of methods for each kind of carrier: HTTP headers, the metadata of MCP and A2A messages, the headers of
 * messages in queues, and any other by a setter or getter.
 */
public final class OpenTelemetryPropagation {
    /** The keys that are accepted and sent unless told otherwise: the session's id and the actor's pseudonym. */
    public static final BaggageKeys OWN_BAGGAGE =
            BaggageKeys.of(GenAiAttributes.SESSION_ID.getKey(), AgentOpsAttributes.BAGGAGE_ACTOR_PSEUDONYM);

    private final TextMapPropagator propagator;
    private final TelemetryContext sessions;

    private OpenTelemetryPropagation(TextMapPropagator propagator, TelemetryContext sessions) {
        this.propagator = propagator;
        this.sessions = sessions;
    }

    /** By the W3C's headers, with the current session of this observer, and of Baggage only {@link #OWN_BAGGAGE}. */
    public static OpenTelemetryPropagation create(OpenTelemetryObserver observer) {
        return builder(observer).build();
    }

    /**
     * By headers of the application's choice, for instance those of AWS X-Ray; Baggage must be among them to carry the session.
     * Headers of more than 8,192 characters are kept from it.
     */
    public static OpenTelemetryPropagation create(OpenTelemetryObserver observer, TextMapPropagator propagator) {
        return new OpenTelemetryPropagation(new BoundedPropagator(propagator), observer.context());
    }

    /** Starts a propagation by the W3C's headers, with options. */
    public static Builder builder(OpenTelemetryObserver observer) {
        return new Builder(observer);
    }

    /** Adds the headers for a call that is made from where this is called. */
    public void inject(Map<String, String> headers) {
        inject(
                Context.current(),
                headers,
                (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
    }

    /**
     * Adds {@code traceparent}, {@code tracestate} and {@code baggage} to the metadata of a message that is made where this is
     * called: {@code params._meta} of MCP (SEP-414), the metadata of an A2A message.
     *
     * @param metadata a mutable JSON object
     */
    public void injectMetadata(Map<String, ? super String> metadata) {
        inject(
                Context.current(),
                metadata,
                (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
    }

    /**
     * Adds the headers for a message that is made where this is called.
     *
     * @param headers sets a header, for instance {@code record.headers()::add}; the value is ASCII
     */
    public void injectMessage(BiConsumer<String, byte[]> headers) {
        inject(
                Context.current(),
                headers,
                (carrier, name, value) ->
                        Objects.requireNonNull(carrier).accept(name, value.getBytes(StandardCharsets.US_ASCII)));
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

    /**
     * What headers say about where a call came from, on top of the current context.
     *
     * @param headers names are matched ignoring case, unless there are more than 1,024 of them
     */
    public Context extract(@Nullable Map<String, String> headers) {
        return extract(Context.current(), headers, HeaderMap.GETTER);
    }

    /**
     * What HTTP headers say about where a request came from, on top of the current context. Prefer it to {@link #extract(Map)}
     * where the server tells all fields of a name: a {@code traceparent} that is there twice is void.
     *
     * @param headers names are matched ignoring case, unless there are more than 1,024 of them
     */
    public Context extractHttp(@Nullable Map<String, ? extends List<String>> headers) {
        return extract(Context.current(), headers, HeaderLists.GETTER);
    }

    /**
     * What the metadata of a message says about where it came from, on top of the current context: {@code params._meta} of MCP,
     * the metadata of an A2A message.
     *
     * @param metadata a JSON object; what is no text in it is as if it were not there
     */
    public Context extractMetadata(@Nullable Map<String, ?> metadata) {
        return extract(Context.current(), metadata, MetadataMap.GETTER);
    }

    /**
     * What the headers of a message say about where it came from, on top of the current context.
     *
     * @param headers for instance the entries of a map; names are matched ignoring case, at most 1,024 headers are looked at
     */
    public Context extractMessage(@Nullable Iterable<? extends Map.Entry<String, byte[]>> headers) {
        return extract(Context.current(), headers, MessageHeaders.GETTER);
    }

    /**
     * What headers say about where a call came from. Make the result current around the work that is done for the call.
     *
     * @return the given context when the headers say nothing, or nothing that could be read
     */
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        return carrier == null ? context : propagator.extract(context, carrier, getter);
    }

    /**
     * The propagator alone, for instance for {@code ContextPropagators.create}, so that instrumented clients and servers keep to
     * the same rules. Where a session is current, it sends what the observer put into Baggage there.
     */
    public TextMapPropagator propagator() {
        return propagator;
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

    /**
     * The actor's pseudonym in Baggage, for correlation: whoever sent it may have made it up.
     *
     * @return empty when there is none of at most 256 visible ASCII characters
     */
    public static Optional<String> correlatedActorPseudonym(Context context) {
        @Nullable String pseudonym = Correlation.actorPseudonym(context);
        return Optional.ofNullable(pseudonym);
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private final OpenTelemetryObserver observer;
        private W3CTraceContext traceContext = W3CTraceContext.create();
        private BaggageKeys accepted = OWN_BAGGAGE;
        private BaggageKeys sent = OWN_BAGGAGE;

        private Builder(OpenTelemetryObserver observer) {
            this.observer = observer;
        }

        /** Which Baggage from outside is accepted, as {@code OWN_BAGGAGE.and("team")}; {@link #OWN_BAGGAGE} unless told. */
        public Builder acceptBaggage(BaggageKeys keys) {
            this.accepted = keys;
            return this;
        }

        /** Which Baggage leaves the process, whoever put it there; {@link #OWN_BAGGAGE} unless told. */
        public Builder sendBaggage(BaggageKeys keys) {
            this.sent = keys;
            return this;
        }

        /** Takes keys of {@code tracestate} by the grammar of Level 1 only. */
        public Builder level1TraceState() {
            this.traceContext = W3CTraceContext.withLevel1TraceState();
            return this;
        }

        /** Builds the propagation. */
        public OpenTelemetryPropagation build() {
            return new OpenTelemetryPropagation(
                    TextMapPropagator.composite(traceContext, W3CBaggage.create(accepted, sent)), observer.context());
        }
    }
}
