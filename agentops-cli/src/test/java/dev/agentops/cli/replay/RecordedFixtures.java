package dev.agentops.cli.replay;

import dev.agentops.cli.sessions.RecordedFacts;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.cli.sessions.RecordedToolCall;
import dev.agentops.cli.sessions.RecordedUser;
import dev.agentops.cli.sessions.SessionSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Recorded sessions made in a test. */
public final class RecordedFixtures {
    private RecordedFixtures() {}

    /** A session of the user {@code ada}, whose number is 555. */
    public static RecordedSession session(String id, RecordedMessage... messages) {
        return new RecordedSession(
                id,
                new SessionSource(Path.of("file.json"), "file.json", 0, 1),
                new RecordedUser("ada", Map.of("phone_number", "555"), false),
                List.of(messages),
                facts());
    }

    /** A message without calls. */
    public static RecordedMessage says(String role, String text) {
        return new RecordedMessage(role, text, List.of(), Optional.empty());
    }

    /** A message of the agent with one call. */
    public static RecordedMessage calls(String tool, String arguments, String result, boolean error) {
        RecordedToolCall call = new RecordedToolCall(
                "id", tool, arguments, Optional.of(result), error, Optional.empty(), Optional.empty());
        return new RecordedMessage("assistant", "", List.of(call), Optional.empty());
    }

    private static RecordedFacts facts() {
        return new RecordedFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.of("some-model"),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
