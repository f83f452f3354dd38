package dev.agentops.otel;

import dev.agentops.event.Observation;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;

/** A session: it has no span, but its id is on every span and, unless told otherwise, in Baggage. */
final class SessionTelemetry implements Observation {
    private final Instruments instruments;
    private final AgentTelemetry agent;
    private final String id;
    private final SessionBaggage baggage;

    SessionTelemetry(Instruments instruments, AgentTelemetry agent, String id, SessionBaggage baggage) {
        this.instruments = instruments;
        this.agent = agent;
        this.id = id;
        this.baggage = baggage;
    }

    Instruments instruments() {
        return instruments;
    }

    AgentTelemetry agent() {
        return agent;
    }

    String id() {
        return id;
    }

    SpanBuilder identify(SpanBuilder span) {
        return span.setAttribute(GenAiAttributes.CONVERSATION_ID, id).setAttribute(GenAiAttributes.SESSION_ID, id);
    }

    /**
     * What is current inside of this session, seen from where it is entered: with what the session has in Baggage beside what
     * is there already. Another session's id never stays.
     */
    Context inside(Context current) {
        return baggage.inside(current);
    }
}
