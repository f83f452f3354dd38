package dev.agentops.otel;

import dev.agentops.event.Observation;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** A level that has a span: a turn or a call. */
sealed interface SpannedLevel extends Observation permits TurnSpan, CallSpan {
    /** The session that it belongs to. */
    SessionTelemetry session();

    /** The turn that it is or belongs to; null for an access outside of a turn. */
    @Nullable TurnSpan turn();

    /** What is current inside of this level, seen from where it is entered. */
    Context inside(Context current);
}
