package dev.agentops.otel;

import dev.agentops.event.Observation;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;

/** A session: it has no span, but its id is on every span and, unless told otherwise, in Baggage. */
final class SessionTelemetry implements Observation {
    private static final String KEY = GenAiAttributes.SESSION_ID.getKey();

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
        this.alone = Baggage.builder().put(KEY, id).build();
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

    /**
     * What is current inside of this session, seen from where it is entered: with its id in Baggage beside what is there
     * already, or without any session's where the id is to stay out. Another session's id never stays.
     */
    Context inside(Context current) {
        return carried ? with(current) : without(current);
    }

    private Context with(Context context) {
        if (context == Context.root()) {
            return aloneAtRoot;
        }
        Baggage present = Baggage.fromContext(context);
        if (id.equals(present.getEntryValue(KEY))) {
            return context;
        }
        return context.with(
                present.isEmpty() ? alone : present.toBuilder().put(KEY, id).build());
    }

    private static Context without(Context context) {
        Baggage present = Baggage.fromContext(context);
        return present.getEntryValue(KEY) == null
                ? context
                : context.with(present.toBuilder().remove(KEY).build());
    }
}
