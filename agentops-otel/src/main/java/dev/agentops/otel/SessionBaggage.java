package dev.agentops.otel;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands in Baggage inside of a session: its id and its actor's pseudonym, each unless it is to stay out. */
final class SessionBaggage {
    private static final String SESSION_ID = GenAiAttributes.SESSION_ID.getKey();
    private static final String ACTOR = AgentOpsAttributes.BAGGAGE_ACTOR_PSEUDONYM;

    private final @Nullable String sessionId;
    private final @Nullable String actor;
    private final Baggage alone;
    private final Context aloneAtRoot;

    SessionBaggage(@Nullable String sessionId, @Nullable String actor) {
        this.sessionId = sessionId;
        this.actor = actor;
        this.alone = addedTo(Baggage.builder());
        this.aloneAtRoot = alone.isEmpty() ? Context.root() : Context.root().with(alone);
    }

    /** Beside what is there already; what another session put there never stays. */
    Context inside(Context context) {
        if (context == Context.root()) {
            return aloneAtRoot;
        }
        Baggage present = Baggage.fromContext(context);
        if (present == alone || isRight(present)) {
            return context;
        }
        return context.with(present.isEmpty() ? alone : addedTo(present.toBuilder()));
    }

    private boolean isRight(Baggage present) {
        return Objects.equals(present.getEntryValue(SESSION_ID), sessionId)
                && Objects.equals(present.getEntryValue(ACTOR), actor);
    }

    private Baggage addedTo(BaggageBuilder baggage) {
        set(baggage, SESSION_ID, sessionId);
        set(baggage, ACTOR, actor);
        return baggage.build();
    }

    private static void set(BaggageBuilder baggage, String key, @Nullable String value) {
        if (value == null) {
            baggage.remove(key);
        } else {
            baggage.put(key, value);
        }
    }
}
