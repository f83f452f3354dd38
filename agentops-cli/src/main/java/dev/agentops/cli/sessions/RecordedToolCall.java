package dev.agentops.cli.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * One tool call of the agent with its recorded result.
 *
 * @param callId the recorded id, not unique within a session; empty when the recording has none
 * @param name the tool's name as recorded; {@value #UNNAMED} when the recording has none
 * @param argumentsJson the arguments as JSON text exactly as the model wrote it where the format keeps it as text, so it
 *     may be malformed; otherwise written again from the parsed tokens, duplicate keys and number spellings kept
 * @param result the result's text, or empty when the call was not answered
 * @param error whether the recording marks the result as an error
 * @param requestedAt when the call was made, if recorded
 * @param answeredAt when the result came, if recorded
 */
public record RecordedToolCall(
        String callId,
        String name,
        String argumentsJson,
        Optional<String> result,
        boolean error,
        Optional<Instant> requestedAt,
        Optional<Instant> answeredAt) {

    /** Name of a call whose recording has no name. */
    public static final String UNNAMED = "_unnamed";
}
