package dev.agentops.otel;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** What came in from outside, as far as it may be recorded beside what is known here. */
final class Correlation {
    private Correlation() {}

    /** The session id in Baggage; null when there is none, or it is too long or has characters that cannot be seen. */
    static @Nullable String sessionId(Context context) {
        return plain(context, GenAiAttributes.SESSION_ID.getKey());
    }

    /** The actor's pseudonym in Baggage; null as for the session id. */
    static @Nullable String actorPseudonym(Context context) {
        return plain(context, AgentOpsAttributes.BAGGAGE_ACTOR_PSEUDONYM);
    }

    private static @Nullable String plain(Context context, String key) {
        String value = Baggage.fromContext(context).getEntryValue(key);
        return value != null && isPlain(value) ? value : null;
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty()
                && value.length() <= Instruments.LONGEST_ID
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
