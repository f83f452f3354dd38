package dev.agentops.cli;

import dev.agentops.cli.replay.SilentTurns;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Marks the span of a turn in which no user spoke, so that it is none when the spans are replayed. */
final class SilentTurnMark implements SpanProcessor {
    private static final AttributeKey<Boolean> SILENT_TURN = AttributeKey.booleanKey("agentops.replay.silent_turn");

    private final SilentTurns turns;

    SilentTurnMark(SilentTurns turns) {
        this.turns = turns;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (turns.starting()) {
            span.setAttribute(SILENT_TURN, true);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
