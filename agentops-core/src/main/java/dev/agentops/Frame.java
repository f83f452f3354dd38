package dev.agentops;

import dev.agentops.context.ContextFrame;
import dev.agentops.event.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is current: a session, and the turn in it where there is one.
 *
 * @param callDepth how many calls this is nested in
 */
record Frame(AgentSession session, @Nullable Turn turn, Observation observation, int callDepth)
        implements ContextFrame {
    @Override
    public <T> @Nullable T find(Class<T> observationType) {
        return Observation.find(observation, observationType);
    }
}
