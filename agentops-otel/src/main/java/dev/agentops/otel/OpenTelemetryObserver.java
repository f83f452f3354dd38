package dev.agentops.otel;

import dev.agentops.context.ContextStorage;
import dev.agentops.event.CallObserver;
import dev.agentops.event.CallStarted;
import dev.agentops.event.EvaluationReported;
import dev.agentops.event.Observation;
import dev.agentops.event.ObservedSystem;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.StartEvent;
import dev.agentops.event.TurnStarted;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records turns and calls as spans and duration metrics, by the GenAI semantic conventions of OpenTelemetry.
 *
 * <pre>
 * invoke_agent retail-support     a turn; its parent is what is current, such as a server span
 *   chat some-model               spans of others stay in between where the turn is current
 *     execute_tool get_order      a call, with the decision about it
 *   search_memory                 an access to memory
 * </pre>
 *
 * <p>A session has no span of its own: its id is on each span and, as {@code session.id}, in Baggage. With this observer,
 * the current session is a key of OpenTelemetry's context. Content is recorded only when it was opted in both here and in
 * the system. Which names are emitted is written in {@code docs/telemetry.md}.
 *
 * <p>An observer belongs to one system at a time: closing the system takes the figures that it shows away.
 *
 * <p>Thread-safe. It never sets or uses the global OpenTelemetry, and never shuts the given one down.
 */
public final class OpenTelemetryObserver implements CallObserver {
    private final Instruments instruments;
    private final KnownAgents agents;
    private final TelemetryContext context = new TelemetryContext();
    private final boolean sessionInBaggage;
    private final @Nullable ActorPseudonyms pseudonyms;
    private final TelemetryFlush flush;
    private final GenAiOperations operations;

    private OpenTelemetryObserver(Builder builder) {
        ContentRecording content = new ContentRecording(builder.recordContent, builder.longestContent);
        GuardrailSpans guardrails = builder.guardrailSpans ? new GuardrailSpans(builder.guardrailKey, content) : null;
        instruments = new Instruments(builder.openTelemetry, content, guardrails);
        agents = new KnownAgents(builder.remoteAgents, builder.provider, instruments.enforcement());
        sessionInBaggage = builder.sessionInBaggage;
        pseudonyms = builder.pseudonyms;
        flush = builder.flush;
        operations = new GenAiOperations(instruments, context, builder.provider);
    }

    /** An observer that records no content. */
    public static OpenTelemetryObserver create(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /** Starts an observer with options. */
    public static Builder builder(OpenTelemetry openTelemetry) {
        return new Builder(openTelemetry);
    }

    @Override
    public Observation started(StartEvent event, Observation parent) {
        if (event instanceof SessionOpened opened) {
            return new SessionTelemetry(
                    instruments, agents.telemetryOf(opened.agent()), opened.id().value(), baggageOf(opened));
        }
        SessionTelemetry session = TelemetryContext.sessionOf(parent);
        if (session == null) {
            return Observation.NOOP;
        }
        return event instanceof TurnStarted turn
                ? TurnSpan.start(session, turn)
                : CallSpan.start(session, (CallStarted) event, parent instanceof TurnSpan turn ? turn : null, context);
    }

    /** Shows the figures of all parts of the system as metrics, until this is closed. */
    @Override
    public void joined(ObservedSystem system) {
        instruments.figures().show(system.figures());
    }

    /** Emits an event, below the span of what was evaluated. */
    @Override
    public void evaluated(EvaluationReported event) {
        instruments.evaluations().emit(event);
    }

    private SessionBaggage baggageOf(SessionOpened session) {
        return new SessionBaggage(
                sessionInBaggage ? session.id().value() : null,
                pseudonyms == null ? null : pseudonyms.of(session.actor()));
    }

    /** Keeps the current session in OpenTelemetry's context, together with the span of the innermost level. */
    @Override
    public ContextStorage contextStorage() {
        return context;
    }

    /**
     * Flushes as the builder was told, otherwise leaves that to the owner of the OpenTelemetry.
     *
     * @return spans that have not ended, and what flushing left behind
     */
    @Override
    public long close(Duration timeout) {
        long left = flush.flush(timeout);
        instruments.close();
        return instruments.spansInFlight() + left;
    }

    /** For authors of frameworks: operations around turns and calls. */
    public GenAiOperations operations() {
        return operations;
    }

    TelemetryContext context() {
        return context;
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private static final int DEFAULT_LONGEST = 8_192;

        private final OpenTelemetry openTelemetry;
        private final Set<String> remoteAgents = new HashSet<>();
        private boolean recordContent;
        private int longestContent = DEFAULT_LONGEST;
        private boolean sessionInBaggage = true;
        private @Nullable ActorPseudonyms pseudonyms;
        private String provider = "agentops";
        private boolean guardrailSpans;
        private byte @Nullable [] guardrailKey;
        private TelemetryFlush flush = TelemetryFlush.none();

        private Builder(OpenTelemetry openTelemetry) {
            this.openTelemetry = openTelemetry;
        }

        /**
         * Whether redacted content goes on spans; false unless told. The system must have opted in to the recording of
         * content too.
         */
        public Builder recordContent(boolean record) {
            this.recordContent = record;
            return this;
        }

        /** The longest piece of content, in characters; longer ones are cut. 8,192 unless told. */
        public Builder longestContent(int characters) {
            this.longestContent = characters;
            return this;
        }

        /**
         * Whether the session's id is in Baggage where a session is current, from where instrumented clients and {@link
         * OpenTelemetryPropagation#inject} send it to whatever they call; true unless told. When false, no session's id is
         * in Baggage there, also none that came in.
         */
        public Builder sessionInBaggage(boolean inBaggage) {
            this.sessionInBaggage = inBaggage;
            return this;
        }

        /**
         * Whether the actor's pseudonym is in Baggage where a session is current, as {@link
         * AgentOpsAttributes#BAGGAGE_ACTOR_PSEUDONYM}; none is unless told.
         */
        public Builder actorPseudonyms(ActorPseudonyms pseudonyms) {
            this.pseudonyms = pseudonyms;
            return this;
        }

        /** The provider of the agent's model, as {@code gen_ai.provider.name} wants it; {@code agentops} unless told. */
        public Builder providerName(String provider) {
            this.provider = provider;
            return this;
        }

        /** Names agents of other processes that may stand in span names; all others become {@code _OTHER}. */
        public Builder remoteAgents(String... names) {
            remoteAgents.addAll(Set.of(names));
            return this;
        }

        /**
         * Records each decision as a {@code run_guardrail} span too, by conventions that are only proposed: its names may
         * change in any version. Off unless told.
         *
         * @param hashKey at least 16 random bytes, with which recorded arguments are hashed (HMAC-SHA-256), so that equal ones
         *     are found without being read; copied; null for no hash
         * @throws IllegalArgumentException on {@link #build}, when the key is too short
         */
        public Builder proposedGuardrailSpans(byte @Nullable [] hashKey) {
            guardrailSpans = true;
            guardrailKey = hashKey == null ? null : hashKey.clone();
            return this;
        }

        /** What to flush when the system is closed; nothing unless told. */
        public Builder flushOnClose(TelemetryFlush flush) {
            this.flush = flush;
            return this;
        }

        /**
         * Builds the observer.
         *
         * @throws IllegalArgumentException when the longest content is not positive, or a key of hashes is too short
         */
        public OpenTelemetryObserver build() {
            if (longestContent < 1) {
                throw new IllegalArgumentException("longestContent is " + longestContent + ", must be at least 1");
            }
            return new OpenTelemetryObserver(this);
        }
    }
}
