package dev.agentops.event;

import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;

/**
 * A call was admitted and decided.
 *
 * @param call the call
 * @param decision the decision with all its reasons
 * @param arguments the frozen arguments, as far as content is recorded
 * @param durationNanos how long the decision took, in nanoseconds
 */
public record CallDecided(CallStarted call, Decision decision, Content arguments, long durationNanos)
        implements AgentEvent {}
