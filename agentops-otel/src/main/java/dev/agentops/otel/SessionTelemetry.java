package dev.agentops.otel;

import dev.agentops.event.Observation;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;

/** A session: it has no span, but its id is on every span and in Baggage. */
final class SessionTelemetry implements Observation {
    private final Instruments instruments;
    private final AgentTelemetry agent;
    private final String id;
    private final Baggage alone;
    private final Context aloneAtRoot;
    private final boolean carried;

    SessionTelemetry(Instruments instruments, AgentTelemetry agent, String id, boolean carried) {
        this.instruments = instruments;
        this.agent = agent;
        this.id = id;
        this.carried = carried;
        this.alone =
                Baggage.builder().put(GenAiAttributes.SESSION_ID.getKey(), id).build();
        this.aloneAtRoot = Context.root().with(alone);
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

    /** What is current inside of this session, seen from where it is entered. */
    Context inside(Context current) {
        return carried ? inBaggage(current) : current;
    }

    /** With this session's id in Baggage, beside what is there already. */
    Context inBaggage(Context context) {
        if (context == Context.root()) {
            return aloneAtRoot;
        }
        Baggage present = Baggage.fromContext(context);
        String key = GenAiAttributes.SESSION_ID.getKey();
        if (id.equals(present.getEntryValue(key))) {
            return context;
        }
        return context.with(
                present.isEmpty() ? alone : present.toBuilder().put(key, id).build());
    }
}
