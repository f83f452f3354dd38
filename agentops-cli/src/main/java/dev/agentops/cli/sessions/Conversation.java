package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.content.TerminalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the messages of one session from chat messages, added in order. */
final class Conversation {

    private static final Set<String> KNOWN_ROLES =
            Set.of("system", "developer", "user", "assistant", "tool", "function");
    private static final int EXCERPT = 40;

    private final ChatDialect dialect;
    private final Problems problems;
    private final CallPairing pairing = new CallPairing();
    private final List<MessageDraft> drafts = new ArrayList<>();

    Conversation(ChatDialect dialect, Problems problems) {
        this.dialect = dialect;
        this.problems = problems;
    }

    /** Adds the elements of an array, each under its own pointer. */
    void addAll(JsonNode messages, Position at, String pointer) {
        for (int i = 0; i < messages.size(); i++) {
            add(messages.get(i), at, pointer + "/" + i);
        }
    }

    void add(JsonNode message, Position at, String pointer) {
        if (!message.isObject()) {
            problems.warning(at, pointer, "a message is not an object", "correct or remove it");
            return;
        }
        String role = Json.text(message.path("role"));
        if (!KNOWN_ROLES.contains(role)) {
            warnOfRole(role, at, pointer);
        }
        switch (role) {
            case "tool", "function" -> addResults(message, at, pointer);
            default -> addMessage(message, role, at, pointer);
        }
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    List<RecordedMessage> messages() {
        return drafts.stream().map(MessageDraft::recorded).toList();
    }

    private void warnOfRole(String role, Position at, String pointer) {
        String what = role.isEmpty()
                ? "a message without a role"
                : "unknown role \"" + TerminalText.excerpt(role, EXCERPT) + "\"";
        problems.warning(
                at, pointer, what + ", kept as it is", "use system, developer, user, assistant, tool or function");
    }

    private void addMessage(JsonNode message, String role, Position at, String pointer) {
        Optional<Instant> time = time(message);
        List<PendingCall> calls = new CallReader(dialect, problems, at, pointer).agentCalls(message, role, time);
        calls.forEach(pairing::open);
        drafts.add(new MessageDraft(role, Json.content(message.path("content")), calls, time));
    }

    private void addResults(JsonNode message, Position at, String pointer) {
        JsonNode bundled = message.path("tool_messages");
        if (!bundled.isArray()) {
            addResult(message, at, pointer);
            return;
        }
        for (int i = 0; i < bundled.size(); i++) {
            addResult(bundled.get(i), at, pointer + "/tool_messages/" + i);
        }
    }

    private void addResult(JsonNode result, Position at, String pointer) {
        String text = Json.content(result.path("content"));
        if (!dialect.isAgents(result, "tool")) {
            keep(text, result);
            return;
        }
        String id = dialect.answeredId(result);
        pairing.close(id).ifPresentOrElse(call -> call.answer(text, dialect.failed(result, text), time(result)), () -> {
            keep(text, result);
            problems.warning(
                    at,
                    pointer,
                    "a result for the call \"" + TerminalText.excerpt(id, EXCERPT) + "\", which no call waits for",
                    "check that the recording is complete");
        });
    }

    private void keep(String text, JsonNode result) {
        drafts.add(new MessageDraft("tool", text, List.of(), time(result)));
    }

    private static Optional<Instant> time(JsonNode message) {
        return RecordedTimes.read(message.path("timestamp"));
    }
}
