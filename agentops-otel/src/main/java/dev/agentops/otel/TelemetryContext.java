package dev.agentops.otel;

import dev.agentops.context.ContextFrame;
import dev.agentops.context.ContextStorage;
import dev.agentops.context.Scope;
import dev.agentops.event.Observation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * The current session as a key of OpenTelemetry's context: whatever carries that context to another thread carries the
 * session and its span with it.
 *
 * <p>Each observer has a key of its own, so that systems that share one OpenTelemetry do not see each other's sessions.
 */
final class TelemetryContext implements ContextStorage {
    private final ContextKey<ContextFrame> key = ContextKey.named("agentops-session");

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed by whoever closes the returned scope
    public Scope attach(ContextFrame frame) {
        io.opentelemetry.context.Scope scope = inside(frame, Context.current()).makeCurrent();
        return scope::close;
    }

    private Context inside(ContextFrame frame, Context current) {
        SpannedLevel level = frame.find(SpannedLevel.class);
        if (level != null) {
            return level.inside(current).with(key, frame);
        }
        SessionTelemetry session = frame.find(SessionTelemetry.class);
        return (session == null ? current : session.inside(current)).with(key, frame);
    }

    @Override
    public @Nullable ContextFrame current() {
        return Context.current().get(key);
    }

    /** The session of a context; null when it has none of this observer. */
    @Nullable SessionTelemetry sessionOf(Context context) {
        ContextFrame frame = context.get(key);
        return frame == null ? null : sessionOf(frame);
    }

    private static @Nullable SessionTelemetry sessionOf(ContextFrame frame) {
        SpannedLevel level = frame.find(SpannedLevel.class);
        return level == null ? frame.find(SessionTelemetry.class) : level.session();
    }

    /** The tool call whose own span is current; null when there is none, or another span is in between. */
    @Nullable CallSpan callIn(Context context) {
        ContextFrame frame = context.get(key);
        SpannedLevel level = frame == null ? null : frame.find(SpannedLevel.class);
        return level instanceof CallSpan call && call.isToolCall() && call.ownSpan() == Span.fromContext(context)
                ? call
                : null;
    }

    /** Where the turn is current, what is current stays in between, such as the span of a model's answer. */
    Context parentOfCall(@Nullable TurnSpan turn, Context current) {
        if (turn == null) {
            return current;
        }
        ContextFrame frame = current.get(key);
        SpannedLevel level = frame == null ? null : frame.find(SpannedLevel.class);
        return level != null && level.turn() == turn ? current : turn.asParent();
    }

    /** The session's view among what one observer returned; null when it returned none. */
    static @Nullable SessionTelemetry sessionOf(Observation parent) {
        if (parent instanceof SpannedLevel level) {
            return level.session();
        }
        return parent instanceof SessionTelemetry session ? session : null;
    }
}
