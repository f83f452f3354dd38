package dev.agentops.cli.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message of a session with the agent's calls in it.
 *
 * <p>The results of the agent's calls are in the calls. A message of the role {@code tool} is there only when no call of
 * the agent waits for it.
 *
 * @param role the recorded role, known or not; empty when the recording has none
 * @param text the message's text, empty when it has none
 * @param calls the agent's calls in this message, in order
 * @param at when it was recorded, if known
 */
public record RecordedMessage(String role, String text, List<RecordedToolCall> calls, Optional<Instant> at) {

    public RecordedMessage {
        calls = List.copyOf(calls);
    }

    /** Whether this is a message of the user, literally by its role. */
    public boolean isUser() {
        return role.equals("user");
    }
}
