package dev.agentops.event;

import dev.agentops.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * A turn ended.
 *
 * @param start the turn
 * @param reply the agent's last answer, as far as content is recorded
 * @param errorType class name of what made the turn fail; null when nothing did
 * @param calls calls that were started in it
 * @param durationNanos how long it took, in nanoseconds
 */
public record TurnEnded(
        TurnStarted start, Content reply, @Nullable String errorType, long calls, long durationNanos)
        implements EndEvent {}
