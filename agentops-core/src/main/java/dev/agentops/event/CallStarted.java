package dev.agentops.event;

import dev.agentops.authorization.Action;
import dev.agentops.tool.ToolDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A call entered the path.
 *
 * @param session the session
 * @param turn the turn; null for an access outside of a turn
 * @param action what is to be done; the name of an unregistered tool comes from a model and is hostile
 * @param tool the registered tool; null when the action is none or names an unregistered one
 * @param callId the id that the model gave the call; null when it gave none; hostile
 * @param number the call's number in its session, from 1
 * @param atEpochMillis when, in milliseconds since the epoch
 */
public record CallStarted(
        SessionOpened session,
        @Nullable TurnStarted turn,
        Action action,
        @Nullable ToolDescriptor tool,
        @Nullable String callId,
        long number,
        long atEpochMillis)
        implements StartEvent {
    /** Without the call id, which comes from a model. */
    @Override
    public String toString() {
        return "CallStarted(" + number + ", " + action + ")";
    }
}
